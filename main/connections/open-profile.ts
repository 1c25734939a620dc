import type { Profile } from '#contract/connections';
import { AppError } from '#contract/errors';
import type { Target } from '../database/target.ts';
import type { Opening } from './courses.ts';
import type { Passwords } from './keychain.ts';
import { openCourse, type TypedPassword } from './open-course.ts';
import type { Profiles } from './profiles.ts';

export interface ProfileDeps {
  profiles: Profiles;
  passwords: Passwords;
}

function known(id: string, profiles: Profiles): Profile {
  const profile = profiles.find(id);
  if (profile !== undefined) return profile;
  throw new AppError('not-found', 'No such profile', { details: { reason: 'profile-gone' } });
}

/** Where a profile leads, with its stored password unless another was typed. */
export function targetOf(
  id: string,
  typed: Pick<TypedPassword, 'password'>,
  { profiles, passwords }: ProfileDeps,
): Target {
  const { host, port, database, user, tls, readOnly } = known(id, profiles);
  const password = async () => typed.password ?? passwords.get(id);
  return { host, port, database, user, tls, readOnly, password };
}

/** A course the person has connected before. */
export function profileOpening(id: string, typed: TypedPassword, deps: ProfileDeps): Opening {
  const { profiles, passwords } = deps;
  const { name, color, readOnly, labels } = known(id, profiles);
  // Read at each log-in, so that another password reaches the connections that are opened from then on.
  const inUse = { password: typed.password };
  const target = targetOf(id, inUse, deps);

  async function accepted({ password, remember }: TypedPassword): Promise<void> {
    if (password === undefined || !remember) return;
    await passwords.set(id, password);
    inUse.password = undefined;
  }

  return {
    id,
    name,
    typed,
    async start(onWire) {
      const course = await openCourse(
        { about: { id, name, color, kind: 'profile', readOnly }, target, labels },
        onWire,
      );
      await accepted(typed);
      await profiles.markUsed(id);
      return {
        ...course,
        async logInWith(next) {
          inUse.password = next.password;
          await course.link.logInAgain().then(
            () => accepted(next),
            () => undefined,
          );
        },
      };
    },
  };
}
