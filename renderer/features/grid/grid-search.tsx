import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import { useLabelWithKey } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';

/** The server is asked when the typing pauses. */
const pauseMs = 250;

export function GridSearch() {
  const { t } = useTranslation(['grid', 'queue']);
  const withKey = useLabelWithKey();
  const search = useUiStore((state) => state.grid.search);
  const hidden = useUiStore((state) => state.namesHidden);
  const place = useUiStore((state) => state.placeInGrid);
  const [typed, setTyped] = useState(search);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === search) return;
    const timer = setTimeout(() => place({ search: wanted, row: 0 }), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, search, place]);
  useCommands({ 'search-queue': () => field.current?.focus() });

  const onKeyDown = (event: KeyboardEvent) => {
    const leaves = event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape';
    if (!leaves) return;
    event.preventDefault();
    if (event.key === 'Escape') setTyped('');
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  return (
    <TextInput
      ref={field}
      size="xs"
      type="search"
      maxLength={200}
      value={hidden ? '' : typed}
      disabled={hidden}
      placeholder={hidden ? t('grid:search.hidden') : t('grid:search.placeholder')}
      aria-label={t('grid:search.label')}
      title={
        hidden
          ? withKey(t('grid:search.hidden'), 'toggle-names')
          : withKey(t('grid:search.label'), 'search-queue')
      }
      leftSection={<IconSearch size={15} stroke={1.8} aria-hidden />}
      rightSection={
        typed !== '' && (
          <ActionIcon size={22} aria-label={t('queue:search.clear')} onClick={() => setTyped('')}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
