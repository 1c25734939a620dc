import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { DraftsDialog } from '../drafts/drafts-dialog.tsx';
import { ExchangeDialog } from '../exchange/exchange-dialog.tsx';
import { SignDialog } from '../feedback/sign-dialog.tsx';
import { UndoToasts } from '../undo/undo-toasts.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { OutboxDialog } from './outbox-dialog.tsx';
import { useOutboxScreens } from './outbox-screens.ts';
import { useOutbox } from './use-outbox.ts';

/** What lies over the desk when it comes to what is written: lists, questions, and what has just happened. */
export function WritingDialogs({ course }: { course: string }) {
  const { open, show } = useOutboxScreens();
  const openPublishing = useUiStore((state) => state.openPublishing);
  useCommands({
    'publish-many': openPublishing,
    'open-outbox': () => show('outbox'),
    'open-exchange': () => show('exchange'),
    'open-drafts': () => show('drafts'),
  });
  return (
    <>
      {open === 'outbox' && <OutboxDialog onClose={() => show(null)} />}
      {open === 'drafts' && <DraftsDialog course={course} onClose={() => show(null)} />}
      {open === 'exchange' && <ExchangeDialog course={course} onClose={() => show(null)} />}
      <Deciding course={course} />
      <SignDialog />
      <UndoToasts />
    </>
  );
}

/** Over whatever list it was asked from. */
function Deciding({ course }: { course: string }) {
  const { deciding, decide } = useOutboxScreens();
  const item = useOutbox().items.find(({ id }) => id === deciding);
  if (item?.conflict == null) return null;
  return (
    <ConflictDialog
      key={item.id}
      course={course}
      item={item}
      conflict={item.conflict}
      onClose={() => decide(null)}
    />
  );
}
