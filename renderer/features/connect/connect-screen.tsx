import { useQuery } from '@tanstack/react-query';
import { profilesQuery } from '../../api/queries.ts';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './connect-screen.module.css';
import { ConnectSheet } from './connect-sheet.tsx';

export function ConnectScreen() {
  const editing = useUiStore((state) => state.editing);
  const list = useQuery(profilesQuery());
  const profile = list.data?.profiles.find(({ id }) => id === editing);
  // A new connection needs nothing of what is saved; changing one does.
  const ready = editing === null || !list.isPending;
  useSettled(!list.isPending);
  return (
    <main className={styles.screen}>
      {ready && <ConnectSheet key={profile?.id ?? ''} profile={profile} list={list.data} />}
      {list.error !== null && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
    </main>
  );
}
