import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { FeedbackChange } from '#contract/feedback-delivery';
import type { WantedChange } from '#contract/journal-outbox';
import type { PublishDelay } from '#contract/preferences';
import type { Cabinet } from './cabinet.ts';
import type { Desks } from './desks.ts';
import { discardDraft, findDraft, keepDraft, listDrafts, recoverDraft } from './drafts.ts';
import { isSettled } from './outbox/lanes.ts';
import type { Outbox, Publishing } from './outbox/outbox.ts';
import { createPlaceHandlers } from './place-handlers.ts';

export interface HandlersDeps {
  cabinet: Cabinet;
  desks: Desks;
  /** Who signs in the open course; null: nobody has said. */
  author(): string | null;
  /** Throws where this can never be published as it is. */
  requireSound(change: FeedbackChange): void;
  standing: Handlers['feedback']['standing'];
  delay(): PublishDelay;
}

export function createHandlers(deps: HandlersDeps): Handlers['journal'] {
  const { cabinet, desks, author, requireSound, standing, delay } = deps;

  /** What is signed and checked by the open course is published there and nowhere else. */
  async function publishingIn(course: string): Promise<Outbox> {
    const here = await desks.here();
    if (here.store.heading.course.id === course) return here;
    throw new AppError('not-connected', 'Another course is open by now', {
      details: { reason: 'course-closed' },
    });
  }

  function signed(change: WantedChange): FeedbackChange {
    const whole: FeedbackChange = { ...change, author: author() ?? '' };
    requireSound(whole);
    return whole;
  }

  const publishing = ({ change, ...more }: Omit<Publishing, 'change'> & { change: WantedChange }) => ({
    ...more,
    change: signed(change),
  });

  /** One after the other, so that each is decided on as it is by then. */
  async function forRun(id: string, each: (outbox: Outbox, id: string) => Promise<unknown>) {
    const outbox = await desks.here();
    outbox.run(id);
    for (const item of [...outbox.store.state.items.values()].filter(({ run }) => run === id).reverse()) {
      await each(outbox, item.change.key);
    }
    return outbox;
  }

  return {
    ...createPlaceHandlers({ cabinet, desks }),
    status: cabinet.status,
    unlock: cabinet.unlock,

    async drafts({ discarded }) {
      return listDrafts((await desks.here()).store, discarded);
    },
    async keep({ course, ...draft }) {
      const outbox = await desks.of(course);
      const others = await keepDraft(outbox.store, draft);
      if (others.length > 0) outbox.tellDrafts(others);
      return null;
    },
    async discard({ course, key }) {
      await discardDraft((await desks.of(course)).store, key);
      return null;
    },
    async recover({ course, key }) {
      return recoverDraft((await desks.of(course)).store, key);
    },
    async meanwhile({ key }) {
      const { about } = findDraft((await desks.here()).store, key);
      const [found] = await standing({ refs: [about.ref] });
      const comments = found?.comments ?? [];
      const seen = new Set(about.seen);
      return {
        theirs: comments.find(({ id }) => id === about.editing?.id) ?? null,
        newer: comments.filter(({ id }) => !seen.has(id) && id !== about.editing?.id),
      };
    },

    async publish({ course, ...wanted }) {
      const outbox = await publishingIn(course);
      await outbox.publish([publishing(wanted)], delay());
      return outbox.show(outbox.find(wanted.change.key));
    },
    async publishMany({ course, id, items }) {
      const outbox = await publishingIn(course);
      await outbox.publish(items.map(publishing), delay(), id);
      return outbox.run(id);
    },
    async runs() {
      return (await desks.here()).runs();
    },
    async pauseRun({ id }) {
      return (await desks.here()).changeRun(id, { paused: true });
    },
    async resumeRun({ id }) {
      return (await desks.here()).changeRun(id, { paused: false });
    },
    async cancelRun({ id }) {
      const stopped = await desks.here();
      await stopped.changeRun(id, { cancelled: true, paused: true });
      const outbox = await forRun(id, async (outbox, item) => {
        if (outbox.find(item).state === 'queued') await outbox.undo(item);
      });
      return outbox.changeRun(id, { paused: false });
    },
    async undoRun({ id }) {
      const outbox = await forRun(id, async (outbox, item) => {
        const { state, undoneBy } = outbox.find(item);
        if (state !== 'cancelled' && undoneBy === null) await outbox.undo(item);
      });
      return outbox.run(id);
    },

    async outbox() {
      return (await desks.here()).page();
    },
    async waitingMarks() {
      return (await desks.here()).marks.waiting();
    },
    async release({ ids }) {
      await (await desks.here()).release(ids);
      return null;
    },
    async undo({ id }) {
      const outbox = await desks.here();
      const { how, draft } = await outbox.undo(id);
      return { how, draft, item: outbox.show(outbox.find(id)) };
    },
    async retry({ id }) {
      const outbox = await desks.here();
      if (isSettled(outbox.find(id)) && outbox.find(id).state !== 'rejected') {
        throw new AppError('conflict', 'Nothing to try again', { details: { reason: 'nothing-to-retry' } });
      }
      await outbox.retry(id);
      return outbox.show(outbox.find(id));
    },
    async giveUp({ id }) {
      return (await desks.here()).giveUp(id);
    },
    async resolve({ id, choice }) {
      const outbox = await desks.here();
      await outbox.resolve(id, choice);
      return outbox.show(outbox.find(id));
    },
  };
}
