import type { CourseColor } from '#contract/connections';
import { resources } from '../../i18n/resources.ts';

// Leaving out a colour of the contract does not compile; the contract itself would bring Zod along.
const names: Record<CourseColor, string> = resources.es.connect.colors;

export const courseColors = Object.keys(names) as CourseColor[];
