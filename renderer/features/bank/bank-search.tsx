import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankEntry } from '#contract/bank';
import styles from './bank-search.module.css';
import { useFoundInBank } from './use-found-in-bank.ts';

interface BankSearchProps {
  entries: readonly BankEntry[];
  onChoose: (entry: BankEntry) => void;
  onClose: () => void;
}

/** More than a glance takes in is not a choice. */
const mostShown = 8;

/** Finds a remembered comment without leaving the keyboard; Escape leads back to the box. */
export function BankSearch({ entries, onChoose, onClose }: BankSearchProps) {
  const { t } = useTranslation('bank');
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useFoundInBank(entries, search).slice(0, mostShown);
  useEffect(() => field.current?.focus(), []);
  const chosen = found[Math.min(active, found.length - 1)];
  const optionId = (entry: BankEntry) => `${listId}-${entry.id}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.search}>
      <input
        ref={field}
        className={styles.field}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen && optionId(chosen)}
        aria-autocomplete="list"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      <div id={listId} className={styles.found} role="listbox" aria-label={t('search.found')}>
        {found.map((entry) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
          // biome-ignore lint/a11y/useFocusableInteractive: the field above has the focus and names the active one
          <div
            key={entry.id}
            id={optionId(entry)}
            className={styles.option}
            role="option"
            aria-selected={entry === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(entry)}
          >
            {entry.text}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{t('search.none')}</p>}
    </div>
  );
}
