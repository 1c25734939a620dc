import { withFirstName as named } from '#contract/first-name';
import type { Student } from '#contract/grading';

export function withFirstName(text: string, { name }: Pick<Student, 'name'>): string {
  return named(text, name);
}
