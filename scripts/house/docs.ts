import { posix } from 'node:path';
import { matches, type Rule } from './rule.ts';

const room = /^(main|preload|renderer|migrations|resources|scripts|test|docs|\.ci)\/[\w./-]*$/;

export const docsNameWhatIsThere: Rule = {
  name: 'docs',
  check({ path, text }, tree) {
    if (!path.endsWith('.md')) return [];
    const exists = (target: string) =>
      tree.has(target) || [...tree].some((each) => each.startsWith(`${target.replace(/\/$/, '')}/`));
    const links = matches(text, /\]\((?!https?:|#)([^)#\s]+)/).map(({ line, match }) => ({
      line,
      target: posix.join(posix.dirname(path), match[1] ?? ''),
    }));
    const names = matches(text, /`([^`\n]+)`/)
      .map(({ line, match }) => ({ line, target: match[1] ?? '' }))
      .filter(({ target }) => room.test(target));
    return [...links, ...names]
      .filter(({ target }) => !exists(target))
      .map(({ line, target }) => ({ line, message: `there is no ${target}` }));
  },
};
