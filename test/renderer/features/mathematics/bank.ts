import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'resources/sample-course/answers';

/** Every answer the sample course is made of, with the first of each choice of words. */
export function readBank(): string[] {
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => /^[+~*-] /.test(line))
    .map((line) => line.slice(2).replace(/«([^»¦]*)[^»]*»/g, '$1'));
}
