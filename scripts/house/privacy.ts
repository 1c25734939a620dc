import { matches, type Rule } from './rule.ts';

export const noPathOfOneMachine: Rule = {
  name: 'paths',
  check: ({ path, text }) => {
    // Tests speak of root's home to see it refused.
    const homes = path.startsWith('test/') ? 'work' : 'work|root';
    return matches(text, new RegExp(`(?<![\\w.~-])/(?:${homes})/[\\w.]`)).map(({ line }) => ({
      line,
      message: 'a path of one machine',
    }));
  },
};

export const lockNamesNoHost: Rule = {
  name: 'lock',
  check({ path, text }) {
    if (path !== 'package-lock.json') return [];
    return matches(text, /"resolved": "https?:/)
      .slice(0, 3)
      .map(({ line }) => ({
        line,
        message: 'the lock file names a host: install with --omit-lockfile-registry-resolved',
      }));
  },
};
