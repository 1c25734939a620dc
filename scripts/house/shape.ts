import { posix } from 'node:path';
import { type Finding, isCode, isInside, matches, type Rule, withoutComments } from './rule.ts';

const longest = 250;
const isData = (path: string) =>
  /\.(json|sql|csv|svg)$/.test(path) || path === 'LICENSE' || path.startsWith('resources/');

export const filesStayShort: Rule = {
  name: 'length',
  check({ path, text }) {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    if (isData(path) || lines <= longest) return [];
    return [{ message: `${lines} lines, ${longest} at most: one topic per file` }];
  },
};

// Names that others prescribe, and migrations, which are numbered.
const prescribed = /^LICENSE$|(^|\/)(README|CONTRIBUTING)\.md$|^migrations\/\d{4}_[a-z0-9-]+\.ts$/;
const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

export const namesAreKebabCase: Rule = {
  name: 'names',
  check({ path }) {
    if (prescribed.test(path) || path.startsWith('resources/')) return [];
    const wrong = path.split('/').find((part) => !kebab.test(part));
    return wrong === undefined ? [] : [{ message: `'${wrong}' is not in kebab-case` }];
  },
};

const entries = ['main/index.ts', 'preload/index.ts'];

export const noDrawers: Rule = {
  name: 'drawers',
  check({ path, text }) {
    if (!isCode(path)) return [];
    const findings: Finding[] = [];
    const name = posix.basename(path).replace(/\..*$/, '');
    if (name === 'index' && !entries.includes(path))
      findings.push({ message: 'a barrel hides where things are' });
    if (/(^|-)(utils?|helpers?|misc|common)$/.test(name)) {
      findings.push({ message: `'${name}' is a drawer: name the file after its one topic` });
    }
    const reexports = matches(withoutComments(text), /^export \* from/m);
    return [
      ...findings,
      ...reexports.map(({ line }) => ({ line, message: 'a barrel hides where things are' })),
    ];
  },
};

export const nothingLeftForLater: Rule = {
  name: 'later',
  check({ path, text }) {
    if (!isCode(path) && !/\.(css|md|html|sh)$/.test(path)) return [];
    return matches(text, /\b(TO[D]O|FIX[M]E|X[X]X)\b/).map(({ line, match }) => ({
      line,
      message: `${match[0]}: do it now or write an issue`,
    }));
  },
};

const unconditional = /\b(?:describe|it|test|suite|expect)(?:\.\w+)*\.only\b/;
// A condition says why by its name; being set aside for good needs words.
const held = /\b(?:describe|it|test|suite)(?:\.\w+)*\.(?:skip|fixme|todo|fails)\b/;

export const noTestIsSetAside: Rule = {
  name: 'set-aside',
  check({ path, text }) {
    if (!isInside(path, ['test/']) || !isCode(path)) return [];
    const only = matches(text, unconditional).map(({ line }) => ({
      line,
      message: '`only` silences every other test',
    }));
    const lines = text.split('\n');
    const silent = matches(text, held).filter(({ line, match }) => {
      const commentAbove = /^\s*(\/\/|\*\/)/.test(lines[line - 2] ?? '');
      const reasonInside = /^[^;]*?,\s*(['"`])(?:(?!\1).)+\1\s*,?\s*\)/.test(
        text.slice(match.index, match.index + 300),
      );
      return !commentAbove && !reasonInside;
    });
    return [...only, ...silent.map(({ line }) => ({ line, message: 'a test set aside without a reason' }))];
  },
};
