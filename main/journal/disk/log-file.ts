import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  codeOf,
  removeLeftovers,
  retryWhileHeld,
  syncFolder,
  writeFileAtomically,
} from '../../settings/atomic-write.ts';
import { type Line, type ReadLines, readLines, writeLine } from './lines.ts';

/** A file that only grows, line by line, until it is written anew as a whole. Half a line never counts. */
export interface LogFile {
  read(): Promise<ReadLines>;
  size(): number;
  /** `landed` runs in the moment the lines are on the disk; when this rejects, nothing of them is in the file. */
  append(lines: Line[], landed: () => void): Promise<void>;
  /** All of it anew: `lines` is asked when everything appended before has landed. */
  replace(lines: () => Line[]): Promise<void>;
  close(): Promise<void>;
}

type Job = { settle(error?: unknown): void } & (
  | { lines: Line[]; landed: () => void }
  | { all: () => Line[] }
);

const textOf = (lines: readonly Line[]) => lines.map(writeLine).join('');

/** `beginning` is asked before each piece that is appended: what has to stand before it and does not yet. */
export async function openLogFile(path: string, beginning: () => Line[] = () => []): Promise<LogFile> {
  // What a process left that was killed while it wrote the file anew.
  await removeLeftovers(path);
  let file = await openIfThere(path);
  /** What is surely written. Anything behind it is the rest of something that failed. */
  let good = file === null ? 0 : readLines(await file.readFile()).whole;
  let nothingBehind = false;
  /** After a failed fsync nobody knows what the disk holds: only a new file can be believed. */
  let doubtful = false;
  let jobs: Job[] = [];
  let working: Promise<void> | null = null;

  async function held(): Promise<FileHandle> {
    file ??= (await retryWhileHeld(() => openIfThere(path))) ?? (await create(path));
    return file;
  }

  async function readGood(): Promise<Buffer> {
    if (good === 0) return Buffer.alloc(0);
    const bytes = Buffer.alloc(good);
    const { bytesRead } = await (await held()).read(bytes, 0, good, 0);
    return bytes.subarray(0, bytesRead);
  }

  async function cutBack(): Promise<void> {
    if (nothingBehind) return;
    await (await held()).truncate(good);
    nothingBehind = true;
  }

  async function write(text: string): Promise<void> {
    if (doubtful) await rewrite(textOf(readLines(await readGood()).lines));
    await cutBack();
    const open = await held();
    const bytes = Buffer.from(text);
    nothingBehind = false;
    for (let done = 0; done < bytes.length; ) {
      done += (await open.write(bytes, done, bytes.length - done, good + done)).bytesWritten;
    }
    await open.datasync().catch((error: unknown) => {
      doubtful = true;
      throw error;
    });
    good += bytes.length;
    nothingBehind = true;
  }

  async function rewrite(text: string): Promise<void> {
    // Windows replaces no file that somebody holds open.
    await file?.close();
    file = null;
    await writeFileAtomically(path, text);
    doubtful = false;
    good = Buffer.byteLength(text);
    nothingBehind = true;
  }

  /** What came in while the disk was busy goes in one write. */
  function nextBatch(): Job[] {
    const at = jobs.findIndex((job) => 'all' in job);
    const batch = jobs.slice(0, at === -1 ? jobs.length : Math.max(at, 1));
    jobs = jobs.slice(batch.length);
    return batch;
  }

  async function perform(batch: Job[]): Promise<void> {
    try {
      const [first] = batch;
      if (first !== undefined && 'all' in first) await rewrite(textOf(first.all()));
      else
        await write(textOf([...beginning(), ...batch.flatMap((job) => ('lines' in job ? job.lines : []))]));
    } catch (error) {
      await cutBack().catch(() => undefined);
      for (const job of batch) job.settle(error);
      return;
    }
    for (const job of batch) {
      if ('landed' in job) job.landed();
      job.settle();
    }
  }

  async function work(): Promise<void> {
    while (jobs.length > 0) await perform(nextBatch());
    working = null;
  }

  function submit(
    job: Omit<Extract<Job, { lines: Line[] }>, 'settle'> | { all: () => Line[] },
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      jobs.push({ ...job, settle: (error) => (error === undefined ? resolve() : reject(error)) });
      working ??= work();
    });
  }

  return {
    read: async () => readLines(await readGood()),
    size: () => good,
    append: (lines, landed) => submit({ lines, landed }),
    replace: (all) => submit({ all }),
    async close() {
      await working;
      await file?.close();
      file = null;
    },
  };
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    // A file that is there and cannot be opened is no empty one.
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  }
}

/** Readable for this account alone, and still there after a power cut. */
async function create(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx+', 0o600);
  await syncFolder(dirname(path));
  return file;
}
