import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import { useLabelWithKey } from '../commands/command-keys.tsx';
import { queueKeysAttribute } from '../commands/pressed-command.ts';
import { useCommands } from '../commands/use-commands.ts';

/** The server is asked when the typing pauses. */
const pauseMs = 250;

export function QueueSearch() {
  const { t } = useTranslation('queue');
  const withKey = useLabelWithKey();
  const search = useUiStore((state) => state.search);
  const narrow = useUiStore((state) => state.narrow);
  const [typed, setTyped] = useState(search);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === search) return;
    const timer = setTimeout(() => narrow({ search: wanted }), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, search, narrow]);

  useCommands({
    'search-queue': () => {
      field.current?.focus();
      field.current?.select();
    },
  });

  const clear = () => {
    setTyped('');
    narrow({ search: '' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const leaves =
      event.key === 'Enter' || event.key === 'ArrowDown' || (event.key === 'Escape' && typed === '');
    if (event.key === 'Escape' && typed !== '') clear();
    if (!leaves) return;
    event.preventDefault();
    document.querySelector<HTMLElement>(`[${queueKeysAttribute}]`)?.focus();
  };
  return (
    <TextInput
      ref={field}
      size="xs"
      type="search"
      maxLength={200}
      value={typed}
      placeholder={t('search.placeholder')}
      aria-label={t('search.label')}
      title={withKey(t('search.label'), 'search-queue')}
      aria-keyshortcuts="Control+F"
      leftSection={<IconSearch size={15} stroke={1.8} aria-hidden />}
      rightSection={
        typed !== '' && (
          <ActionIcon size={22} aria-label={t('search.clear')} onClick={clear}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
