import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { ExportProgress } from '#contract/exchange';
import type { Language } from '#contract/language';
import type { OpenCourse } from '../../connections/open-course.ts';
import { decodeText, type ListSeparator } from '../../lib/csv.ts';
import type { FileDialogs, FolderDialog } from '../../lib/file-dialogs.ts';
import { textsIn } from '../../texts/texts.ts';
import { printFolder } from '../print/print.ts';
import type { OpenPrinter } from '../print/printer.ts';
import { writeStream } from './csv-file.ts';
import { readDraftRows } from './draft-rows.ts';
import { resolveDrafts } from './resolve-drafts.ts';
import { commentSheet, stateSheet } from './sheets.ts';
import type { Unfinished } from './unfinished.ts';

export interface ExchangeDeps {
  course(): OpenCourse;
  files: FileDialogs & FolderDialog;
  /** Where people keep their documents. */
  documents: string;
  openPrinter: OpenPrinter;
  unfinished: Unfinished;
  language(): Language;
  separator(): ListSeparator;
  onProgress(progress: ExportProgress): void;
}

const csvFile = { name: 'CSV', extensions: ['csv'] };
const longestFile = 50_000_000;

/** Comments and states into a spreadsheet, and comments out of one, as drafts. */
export function createExchange(deps: ExchangeDeps): Handlers['exchange'] {
  const { course, files, documents, openPrinter, unfinished, language, separator, onProgress } = deps;
  let running: AbortController | null = null;

  async function alone<Answer>(write: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    if (running !== null) throw new AppError('busy', 'Another export is being written');
    const mine = new AbortController();
    running = mine;
    try {
      return await write(mine.signal);
    } finally {
      running = null;
    }
  }

  return {
    exportTo: ({ what, activity }) =>
      alone(async (signal) => {
        const name = [textsIn(language()).sheets.files[what], activity]
          .filter((part) => part !== undefined)
          .join('-');
        const path = await files.saveTo({ name: `${name}.csv`, kind: csvFile });
        if (path === null) return null;
        let rows = 0;
        const sheet = what === 'feedback' ? commentSheet : stateSheet;
        const pieces = sheet(course(), {
          activity,
          language: language(),
          separator: separator(),
          onProgress(progress) {
            rows = progress.rows;
            onProgress(progress);
          },
        });
        await writeStream(path, pieces, signal, unfinished);
        return { name: basename(path), rows };
      }),
    printTo: (query) =>
      alone(async (signal) => {
        const within = await files.openFolder({ at: documents });
        if (within === null) return null;
        return printFolder({
          course: course(),
          query,
          language: language(),
          within,
          openPrinter,
          unfinished,
          signal,
          onProgress,
        });
      }),
    async cancelExport() {
      running?.abort();
      return null;
    },
    async readDrafts() {
      const path = await files.openOne({ kind: csvFile });
      if (path === null) return null;
      if ((await stat(path)).size > longestFile) {
        throw new AppError('invalid-input', 'Too big a file', { details: { reason: 'import-too-large' } });
      }
      const { rows, blank, errors } = readDraftRows(decodeText(await readFile(path)));
      const resolved = await resolveDrafts(course(), rows);
      const all = [...errors, ...resolved.errors].toSorted((one, other) => one.row - other.row);
      return { name: basename(path), drafts: resolved.drafts, blank, errors: all };
    },
  };
}
