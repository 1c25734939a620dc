import type { OpenCourse } from '../connections/open-course.ts';
import type { Profiles } from '../connections/profiles.ts';

/** Who writes in the open course: asked once, kept in its profile. */
export interface Signing {
  /** Null: nobody has said yet. */
  author(): string | null;
  sign(author: string): Promise<void>;
}

export interface SigningDeps {
  course(): OpenCourse;
  profiles: Pick<Profiles, 'find' | 'change'>;
  /** What waited for it may go. */
  onSigned?(): void;
}

export function createSigning({ course, profiles, onSigned }: SigningDeps): Signing {
  // The course that comes with Tiza has no profile and forgets with the program.
  const withoutProfile = new Map<string, string>();
  return {
    author() {
      const { id } = course().about;
      return profiles.find(id)?.teacherName ?? withoutProfile.get(id) ?? null;
    },
    async sign(author) {
      const { id } = course().about;
      if (profiles.find(id) === undefined) withoutProfile.set(id, author);
      else await profiles.change(id, { teacherName: author });
      onSigned?.();
    },
  };
}
