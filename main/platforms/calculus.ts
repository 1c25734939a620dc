import { courseObjects } from './calculus/course-objects.ts';
import { detect } from './calculus/detect.ts';
import { advisedIndexes } from './calculus/indexes.ts';
import { confirmedNames, labelledCourse, relabelled, withNames } from './calculus/label-sheet.ts';
import { labelOverrides } from './calculus/labels.ts';
import { createReader } from './calculus/reader.ts';
import { createWriter } from './calculus/writer.ts';
import type { Platform } from './platform.ts';

/** The calculus course's own web app: six forums and two exams, one table each. */
export const calculus: Platform = {
  id: 'calculus',
  title: 'Cálculo',
  detect,
  objects: courseObjects,
  advisedIndexes,
  labels: { sheet: labelledCourse, reworded: relabelled, named: withNames, confirmed: confirmedNames },
  reader: (catalog, labels = {}) => createReader(catalog, labelOverrides.parse(labels)),
  writer: (catalog, labels) => createWriter(catalog, labelOverrides.safeParse(labels).data ?? {}),
};
