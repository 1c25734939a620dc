import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../logging/log.ts';
import { openJsonFile } from '../../settings/json-file.ts';
import type { BankStore, BankUse } from './bank-store.ts';

const kept = z.object({
  id: z.uuid(),
  text: z.string(),
  pinned: z.boolean(),
  forgotten: z.boolean(),
  uses: z.array(z.object({ activity: z.string(), question: z.string(), times: z.int() })),
});
const stored = z.object({ courses: z.record(z.string(), z.array(kept)) });
type Kept = z.output<typeof kept>;

export interface LaptopBanks {
  of(course: string): LaptopBank;
}

export interface LaptopBank extends BankStore {
  /** Once everything went into the course's database. */
  clear(): Promise<void>;
}

const mostComments = 5000;

/** Banks of courses whose database has no tables of ours. Nobody's name is in them: it is a placeholder. */
export async function openLaptopBanks(deps: { folder: string; log: Log }): Promise<LaptopBanks> {
  const file = await openJsonFile<z.output<typeof stored>>({
    path: join(deps.folder, 'comment-bank.json'),
    schema: stored,
    defaults: { courses: {} },
    log: deps.log,
    salvage: wholeComments,
  });

  const of = (course: string): LaptopBank => {
    const update = async (work: (comments: Kept[]) => void) => {
      await file.update(({ courses }) => {
        const comments = structuredClone(courses[course] ?? []);
        work(comments);
        return { courses: { ...courses, [course]: comments.slice(0, mostComments) } };
      });
    };
    return {
      async all() {
        const comments = file.value().courses[course] ?? [];
        return comments.map((one) => ({ ...one, mine: true, author: '', shared: false }));
      },
      add: (comments) =>
        update((all) => {
          for (const { id, text, pinned } of comments) {
            const same = all.find((one) => one.text === text);
            if (same === undefined) all.unshift({ id, text, pinned, forgotten: false, uses: [] });
            else Object.assign(same, { pinned: same.pinned || pinned, forgotten: false });
          }
        }),
      change: (id, { text, pinned, forgotten }) =>
        update((all) => {
          const found = all.find((one) => one.id === id);
          if (text !== undefined) Object.assign(found ?? {}, { text });
          if (pinned !== undefined) Object.assign(found ?? {}, { pinned });
          if (forgotten !== undefined) Object.assign(found ?? {}, { forgotten });
        }),
      learn: (lessons) =>
        update((all) => {
          for (const { text, ...use } of lessons) {
            const same = all.find((one) => one.text === text);
            if (same !== undefined) same.uses = withUse(same.uses, use);
            else all.unshift({ id: randomUUID(), text, pinned: false, forgotten: false, uses: [use] });
          }
        }),
      async clear() {
        await file.update(({ courses: { [course]: _moved, ...others } }) => ({ courses: others }));
      },
    };
  };
  return { of };
}

function withUse(uses: readonly BankUse[], use: BankUse): BankUse[] {
  const same = ({ activity, question }: BankUse) => activity === use.activity && question === use.question;
  const before = uses.find(same)?.times ?? 0;
  return [...uses.filter((one) => !same(one)), { ...use, times: before + use.times }];
}

/** A damaged comment takes no other with it. */
function wholeComments(raw: unknown): unknown {
  const { courses } = z
    .object({ courses: z.record(z.string(), z.array(z.unknown()).catch([])) })
    .catch({ courses: {} })
    .parse(raw);
  return {
    courses: Object.fromEntries(
      Object.entries(courses).map(([course, comments]) => [
        course,
        comments.filter((one) => kept.safeParse(one).success),
      ]),
    ),
  };
}
