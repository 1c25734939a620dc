import type { ExportProgress, Printed, PrintQuery } from '#contract/exchange';
import type { Language } from '#contract/language';
import type { OpenCourse } from '../../connections/open-course.ts';
import { textsIn } from '../../texts/texts.ts';
import { cancelled } from '../exchange/csv-file.ts';
import type { Unfinished } from '../exchange/unfinished.ts';
import { createFileNames, fileName } from './file-names.ts';
import { paperHtml } from './paper-html.ts';
import { type Paper, papers } from './papers.ts';
import type { OpenPrinter, Printer } from './printer.ts';
import { readRoll } from './roll.ts';
import { type FinishedFile, writeFolder } from './write-folder.ts';

export interface Printing {
  course: OpenCourse;
  query: PrintQuery;
  language: Language;
  /** Where the new folder goes. */
  within: string;
  openPrinter: OpenPrinter;
  unfinished: Unfinished;
  signal: AbortSignal;
  onProgress(progress: ExportProgress): void;
}

/** One paper at a time is read, drawn, written and forgotten. */
export async function printFolder(printing: Printing): Promise<Printed> {
  const { course, query, language, within, openPrinter, unfinished, signal, onProgress } = printing;
  const roll = await readRoll(course, signal);
  const all = roll
    .flatMap(({ topics }) => [...topics])
    .reduce((sum, [topic, count]) => (topic === (query.activity ?? topic) ? sum + count : sum), 0);
  let rows = 0;
  let files = 0;
  let read = 0;
  onProgress({ rows: read, all });
  const onRead = (comments: number) => {
    if (signal.aborted) throw cancelled();
    read += comments;
    onProgress({ rows: read, all: Math.max(all, read) });
  };

  const printedOn = new Date();
  const words = textsIn(language).prints;
  const nameFor = createFileNames('.pdf');
  const frame = { course: course.about.name, language, printedOn };

  async function* pdfs(printer: Printer): AsyncIterable<FinishedFile> {
    for await (const paper of papers(course, roll, { ...query, language, onRead })) {
      const bytes = await printer.print(paperHtml(paper, frame));
      yield { name: nameFor(paper.title, words.files), bytes };
      files += 1;
      rows += commentsIn(paper);
    }
  }

  const printer = openPrinter();
  const stop = () => printer.close();
  signal.addEventListener('abort', stop);
  try {
    const day = [printedOn.getFullYear(), printedOn.getMonth() + 1, printedOn.getDate()];
    const dated = day.map((part) => String(part).padStart(2, '0')).join('-');
    const name = fileName(`${words.files} - ${course.about.name}`, words.files);
    const folder = await writeFolder(within, `${name} - ${dated}`, pdfs(printer), signal, unfinished);
    return { folder, files, rows };
  } finally {
    signal.removeEventListener('abort', stop);
    printer.close();
  }
}

function commentsIn({ groups }: Paper): number {
  return groups.reduce((sum, { comments }) => sum + comments.length, 0);
}
