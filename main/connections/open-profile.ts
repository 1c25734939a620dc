import { AppError } from '#contract/errors';
import type { Opening } from './courses.ts';
import { openCourse } from './open-course.ts';
import type { Passwords } from './keychain.ts';
import type { Profiles } from './profiles.ts';

export interface ProfileDeps {
  profiles: Profiles;
  passwords: Passwords;
}

export interface TypedPassword {
  password?: string | undefined;
  /** Kept once the server has accepted it, never before. */
  remember: boolean;
}

/** A course the person has connected before. */
export function profileOpening(
  id: string,
  typed: TypedPassword,
  { profiles, passwords }: ProfileDeps,
): Opening {
  const profile = profiles.find(id);
  if (profile === undefined) {
    throw new AppError('not-found', 'No such profile', { details: { reason: 'profile-gone' } });
  }
  const { name, color, readOnly, host, port, database, user, tls, labels } = profile;
  return {
    id,
    name,
    async start(onWire) {
      const course = await openCourse(
        {
          about: { id, name, color, kind: 'profile', readOnly },
          target: {
            host,
            port,
            database,
            user,
            tls,
            readOnly,
            password: async () => typed.password ?? passwords.get(id),
          },
          labels,
        },
        onWire,
      );
      if (typed.password !== undefined && typed.remember) await passwords.set(id, typed.password);
      await profiles.markUsed(id);
      return course;
    },
  };
}
