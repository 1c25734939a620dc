import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { WaitingPlace } from '#contract/journal-drafts';
import type { Cabinet } from './cabinet.ts';
import type { Desks } from './desks.ts';
import { isOver } from './disk/state.ts';
import type { Store } from './disk/store.ts';
import { listDrafts, wordsFor } from './drafts.ts';
import { cancelled } from './outbox/book.ts';
import { countsOf } from './outbox/shown.ts';

export interface PlaceDeps {
  cabinet: Pick<Cabinet, 'places'>;
  desks: Pick<Desks, 'here' | 'openPlace'>;
}

type PlaceHandlers = Pick<Handlers['journal'], 'places' | 'adopt'>;

/** What this laptop keeps for other courses, and for databases that were replaced. */
export function createPlaceHandlers({ cabinet, desks }: PlaceDeps): PlaceHandlers {
  function view(store: Store, open: Store | undefined): WaitingPlace {
    const { place, course } = store.heading;
    const { waiting, attention } = countsOf(store.state.items.values(), () => false);
    const state =
      store === open ? 'open' : open?.heading.course.id === course.id ? 'replaced' : ('closed' as const);
    const drafts = listDrafts(store, false).length;
    return { place, course, state, drafts, waiting, attention, marks: store.state.marks.size };
  }

  return {
    async places() {
      const open = (await desks.openPlace())?.store;
      return (await cabinet.places())
        .all()
        .map((store) => view(store, open))
        .filter(
          ({ drafts, waiting, attention, marks, state }) =>
            state === 'open' || drafts + waiting + attention + marks > 0,
        );
    },

    async adopt({ place }) {
      const here = (await desks.here()).store;
      const other = (await cabinet.places()).find(place);
      if (other === undefined || other === here || other.heading.course.id !== here.heading.course.id) {
        throw new AppError('not-found', 'No such place', { details: { reason: 'place-gone' } });
      }
      const drafts = wordsFor(other, new Set(listDrafts(here, false).map(({ key }) => key)));
      // Here first: told twice is better than not at all.
      await here.commit({ drafts });
      const left = [...other.state.items.values()].filter((item) => !isOver(item));
      await other.commit({
        gone: listDrafts(other, false).map(({ key }) => key),
        items: left.map(cancelled),
        // Of another database's submissions a mark says nothing here.
        marked: [...other.state.marks.keys()],
      });
      return drafts;
    },
  };
}
