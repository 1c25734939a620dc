import type { Student } from '#contract/grading';

/** In a remembered comment: the student's first name. */
export const placeholder = '{nombre}';

/** What the student is called by; of an address the part before the @. */
export function firstName({ name, email, id }: Student): string {
  return name.trim().split(/\s+/)[0] || (email || id).split('@')[0] || '';
}

export function withFirstName(text: string, student: Student): string {
  return text.replaceAll(placeholder, firstName(student));
}
