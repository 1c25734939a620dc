import type { ActivityPlan } from './calendar.ts';
import type { Random } from './random.ts';
import type { Student } from './students.ts';

/** Names of the image files, by the question that they answer. */
export type Pictures = ReadonlyMap<string, readonly string[]>;

/** File names begin with their column: `imagen_1-07.jpg`. */
export function sortPictures(fileNames: readonly string[]): Pictures {
  const pictures = new Map<string, string[]>();
  for (const name of [...fileNames].sort()) {
    const column = name.replace(/-[^-]*$/, '');
    pictures.set(column, [...(pictures.get(column) ?? []), name]);
  }
  return pictures;
}

/** Who is diligent uploads every drawing; the others forget one or two. */
export function choosePictures(
  activity: ActivityPlan,
  student: Student,
  pictures: Pictures,
  random: Random,
): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const [index, column] of (activity.imageColumns ?? []).entries()) {
    const files = pictures.get(column) ?? [];
    const likely = 0.35 + student.diligence * 0.45 - index * 0.08;
    if (random.chance(likely)) chosen.set(column, random.pick(files));
  }
  return chosen;
}
