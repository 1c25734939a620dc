import { posix } from 'node:path';
import {
  type Finding,
  isCode,
  isInside,
  matches,
  type Rule,
  type SourceFile,
  withoutComments,
} from './rule.ts';

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)(['"])([^'"\n]+)\1/;

function importsOf(file: SourceFile): { line: number; from: string }[] {
  if (!isCode(file.path)) return [];
  return matches(withoutComments(file.text), specifier).map(({ line, match }) => ({
    line,
    from: match[2] ?? '',
  }));
}

/** Where a relative import leads, from the root; anything else as it is written. */
function targetOf(file: SourceFile, from: string): string {
  return from.startsWith('.') ? posix.join(posix.dirname(file.path), from) : from;
}

// The last one is an app of its own that holds the stand-in to what Electron does.
const electronRooms = [
  'main/electron/',
  'main/index.ts',
  'preload/index.ts',
  'test/support/conformance-app/',
  'test/support/empty-app/',
];

export const electronOnlyInItsRoom: Rule = {
  name: 'electron',
  check(file) {
    if (isInside(file.path, electronRooms)) return [];
    return importsOf(file)
      .filter(({ from }) => /^electron(\/(main|common|renderer|utility))?$/.test(from))
      .map(({ line }) => ({
        line,
        message: 'only main/electron/, main/index.ts and the preload know Electron',
      }));
  },
};

// What each side may reach; everything else of ours is behind a wall.
const walls: { room: string; reach: readonly string[] }[] = [
  { room: 'preload/contract/', reach: ['preload/contract/'] },
  { room: 'preload/', reach: ['preload/'] },
  { room: 'renderer/', reach: ['renderer/'] },
  { room: 'main/', reach: ['main/', 'migrations/', 'package.json'] },
  { room: 'migrations/', reach: ['migrations/', 'main/database/'] },
];

export const roomsKeepTheirWalls: Rule = {
  name: 'walls',
  check(file) {
    const wall = walls.find(({ room }) => file.path.startsWith(room));
    if (!wall) return [];
    const outside = ({ line, from }: { line: number; from: string }): Finding[] => {
      const target = targetOf(file, from);
      if (from.startsWith('.') && !isInside(target, wall.reach)) {
        return [
          { line, message: `${wall.room} may not reach ${target}; what both sides share is #contract` },
        ];
      }
      const isNode = from.startsWith('node:') && /^(renderer|preload)\//.test(wall.room);
      return isNode ? [{ line, message: `there is no ${from} in a sandboxed window` }] : [];
    };
    return importsOf(file).flatMap(outside);
  },
};

export const importsNameTheFile: Rule = {
  name: 'imports',
  check: (file) =>
    importsOf(file)
      .filter(({ from }) => from.startsWith('.') && !/\.[a-z0-9]+(\?[a-z]+)?$/.test(from))
      .map(({ line, from }) => ({ line, message: `'${from}' lacks its extension` })),
};
