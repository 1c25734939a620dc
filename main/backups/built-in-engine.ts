import { checksums } from './engine/checksums.ts';
import { compare } from './engine/compare.ts';
import { dump } from './engine/dump.ts';
import { inspect } from './engine/inspect.ts';
import { restore } from './engine/restore.ts';
import type { Engine } from './engine-words.ts';

export const engine: Engine = { dump, restore, inspect, compare, checksums };
