import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconArrowUpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import { useOutboxCounts } from '../outbox/use-outbox.ts';
import { NewerVersion } from './newer-version.tsx';
import styles from './update-notice.module.css';
import { useUpdateState } from './use-update-state.ts';

/** A newer version, in a corner of the desk. Not while something has to be sent first, nor again once it was sent away. */
export function UpdateNotice() {
  const { t } = useTranslation('settings');
  const state = useUpdateState();
  const { waiting, attention } = useOutboxCounts();
  const [opened, setOpened] = useState(false);
  const dismissed = useUiStore((ui) => ui.dismissedNotices);
  if (state === undefined || !('version' in state) || waiting + attention > 0) return null;
  const { phase, version } = state;
  const id = `update ${version} ${phase}`;
  if (dismissed.includes(id)) return null;
  return (
    <Popover trapFocus returnFocus width={380} position="bottom-end" opened={opened} onChange={setOpened}>
      <Popover.Target>
        <UnstyledButton className={styles.button} onClick={() => setOpened(!opened)}>
          <IconArrowUpCircle size={15} stroke={1.8} aria-hidden />
          {t(`newVersion.${phase}`, { version })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.about} aria-label={t('sections.updates.title')}>
        <NewerVersion state={state}>
          {phase !== 'downloading' && (
            <Button size="xs" variant="subtle" onClick={() => useUiStore.getState().dismissNotice(id)}>
              {t('newVersion.later')}
            </Button>
          )}
        </NewerVersion>
      </Popover.Dropdown>
    </Popover>
  );
}
