import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { Language } from '#contract/language';
import { requireWritable } from '../../care/writable.ts';
import type { OpenCourse } from '../../connections/open-course.ts';
import { decodeText, type ListSeparator } from '../../lib/csv.ts';
import type { FileDialogs } from '../../lib/file-dialogs.ts';
import type { Log } from '../../logging/log.ts';
import { writeChosenFile } from '../../settings/chosen-file.ts';
import { textsIn } from '../../texts/texts.ts';
import { feedbackCourse } from '../feedback-course.ts';
import type { Signing } from '../signing.ts';
import { bankCsv, readBankCsv } from './bank-csv.ts';
import type { LaptopBanks } from './bank-file.ts';
import { createDatabaseBank } from './bank-queries.ts';
import type { BankStore, StoredComment } from './bank-store.ts';
import { createLearning, type Learning } from './learning.ts';
import { rank } from './ranking.ts';

export interface BankDeps {
  course(): OpenCourse;
  signing: Signing;
  laptop: LaptopBanks;
  files: FileDialogs;
  language(): Language;
  separator(): ListSeparator;
  log: Log;
}

export interface Bank extends Learning {
  handlers: Handlers['bank'];
}

const freshForMs = 15_000;
const longestFile = 20_000_000;
const csvFile = { name: 'CSV', extensions: ['csv'] };

/** Comments to use again: in the course's database where that has a place for them, otherwise on this laptop. */
export function createBank({ course, signing, laptop, files, language, separator, log }: BankDeps): Bank {
  let known: { place: string; at: number; comments: StoredComment[] } | null = null;
  const forget = () => {
    known = null;
  };

  async function store(): Promise<BankStore> {
    const { about } = course();
    const { own, database } = feedbackCourse(course());
    const author = signing.author();
    const local = laptop.of(about.id);
    if (!own.bank || author === null) return local;
    const shared = createDatabaseBank(database, author);
    const here = about.readOnly ? [] : await local.all();
    if (here.length > 0) {
      await shared.add(here.filter(({ forgotten }) => !forgotten));
      await shared.learn(here.flatMap(({ text, uses }) => uses.map((use) => ({ text, ...use }))));
      await local.clear();
    }
    return shared;
  }

  /** Whoever writes into a database must be allowed to; this laptop is one's own. */
  async function writing(): Promise<BankStore> {
    if (feedbackCourse(course()).own.bank) requireWritable(course());
    forget();
    return store();
  }

  async function all(): Promise<StoredComment[]> {
    const place = `${course().about.id} ${signing.author()}`;
    if (known?.place !== place) forget();
    if (known !== null && Date.now() - known.at < freshForMs) return known.comments;
    try {
      const comments = await (await store()).all();
      known = { place, at: Date.now(), comments };
      return comments;
    } catch (error) {
      // What was offered a moment ago is offered without a network, too.
      if (known !== null) return known.comments;
      throw error;
    }
  }

  async function one(id: string): Promise<StoredComment> {
    const found = (await all()).find((comment) => comment.id === id);
    if (found === undefined) throw new AppError('not-found', 'No such comment');
    return found;
  }

  async function offered(text: string) {
    const [entry] = rank(
      (await all()).filter((each) => each.text === text && each.mine),
      { limit: 1 },
    );
    if (entry === undefined) throw new AppError('not-found', 'No such comment');
    return entry;
  }

  const handlers: Handlers['bank'] = {
    find: async (query) => rank(await all(), query),
    async save({ id, ...entry }) {
      const before = (await all()).find((comment) => comment.id === id);
      const same = (await all()).find(({ mine, text }) => mine && text === entry.text);
      const target = await writing();
      if (before?.mine && (same === undefined || same.id === id)) {
        await target.change(id, { ...entry, forgotten: false });
      } else {
        // A colleague's becomes a copy of one's own, and two with the same words become one.
        await target.add([{ ...entry, id: before === undefined ? id : randomUUID() }]);
        if (same !== undefined) await target.change(same.id, { ...entry, forgotten: false });
        if (before?.mine) await target.change(id, { forgotten: true });
      }
      forget();
      return offered(entry.text);
    },
    async forget({ id }) {
      if (!(await one(id)).mine) {
        throw new AppError('forbidden', 'A colleague’s comment', { details: { reason: 'not-yours' } });
      }
      await (await writing()).change(id, { forgotten: true });
      forget();
      return null;
    },
    async recall({ id }) {
      await (await writing()).change(id, { forgotten: false });
      forget();
      return null;
    },
    async exportTo() {
      const comments = (await all()).filter(({ mine, forgotten }) => mine && !forgotten);
      const name = `${textsIn(language()).sheets.files.bank}.csv`;
      const path = await files.saveTo({ name, kind: csvFile });
      if (path === null) return null;
      await writeChosenFile(path, bankCsv(comments, language(), separator()));
      return { name: basename(path), count: comments.length };
    },
    async importFrom() {
      const path = await files.openOne({ kind: csvFile });
      if (path === null) return null;
      if ((await stat(path)).size > longestFile) {
        throw new AppError('invalid-input', 'Too big for a list of comments', {
          details: { reason: 'import-too-large' },
        });
      }
      const { comments, errors } = readBankCsv(decodeText(await readFile(path)));
      const mine = new Set(
        (await all()).filter((each) => each.mine && !each.forgotten).map(({ text }) => text),
      );
      const fresh = [...new Map(comments.map((comment) => [comment.text, comment])).values()].filter(
        ({ text }) => !mine.has(text),
      );
      await (await writing()).add(fresh.map((comment) => ({ ...comment, id: randomUUID() })));
      forget();
      return { name: basename(path), added: fresh.length, known: comments.length - fresh.length, errors };
    },
  };

  return { handlers, ...createLearning({ course, store, onLearnt: forget, log }) };
}
