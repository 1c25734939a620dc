import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableName } from '#contract/backup-words';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { shownTable, tableKey } from './table-name.ts';
import styles from './table-picker.module.css';

interface TablePickerProps {
  label: string;
  /** With their rows, where somebody counted them. */
  tables: readonly (TableName & { rows?: number | null })[];
  chosen: readonly TableName[];
  onChange(chosen: TableName[]): void;
}

const manyTables = 9;

/** Some of many tables; what is chosen stays chosen while the list is narrowed. */
export function TablePicker({ label, tables, chosen, onChange }: TablePickerProps) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const keys = new Set(chosen.map(tableKey));
  const shown = tables.filter((table) =>
    shownTable(table).toLowerCase().includes(search.toLowerCase().trim()),
  );
  const of = (wanted: ReadonlySet<string>) =>
    onChange(
      tables.filter((table) => wanted.has(tableKey(table))).map(({ schema, name }) => ({ schema, name })),
    );
  const toggle = (changed: readonly TableName[], on: boolean) => {
    const wanted = new Set(keys);
    for (const table of changed) {
      if (on) wanted.add(tableKey(table));
      else wanted.delete(tableKey(table));
    }
    of(wanted);
  };
  const shownChosen = shown.filter((table) => keys.has(tableKey(table))).length;
  return (
    <fieldset className={styles.picker} aria-label={label}>
      {tables.length >= manyTables && (
        <TextInput
          aria-label={t('picker.search')}
          placeholder={t('picker.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div className={styles.head}>
        <Checkbox
          label={t('picker.all')}
          checked={shown.length > 0 && shownChosen === shown.length}
          indeterminate={shownChosen > 0 && shownChosen < shown.length}
          disabled={shown.length === 0}
          onChange={(event) => toggle(shown, event.currentTarget.checked)}
        />
        <span>{t('picker.chosen', { count: keys.size, total: tables.length })}</span>
      </div>
      <ul className={styles.list}>
        {shown.map((table) => (
          <li key={tableKey(table)}>
            <Checkbox
              label={shownTable(table)}
              checked={keys.has(tableKey(table))}
              onChange={(event) => toggle([table], event.currentTarget.checked)}
            />
            {typeof table.rows === 'number' && (
              <span>
                {t('restore.rowCount', { count: table.rows, rows: formatCount(table.rows, language) })}
              </span>
            )}
          </li>
        ))}
        {shown.length === 0 && <li className={styles.none}>{t('picker.none')}</li>}
      </ul>
    </fieldset>
  );
}
