import { resources } from '../../../i18n/resources.ts';

// A plan comes from main and may name what this window has no words for yet.
const { steps, objects } = resources.es.care.schema;

export function isStep(name: string): name is keyof typeof steps {
  return Object.hasOwn(steps, name);
}

export function isObject(name: string): name is keyof typeof objects {
  return Object.hasOwn(objects, name);
}
