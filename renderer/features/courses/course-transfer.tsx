import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/connections';
import { tiza } from '../../api/client.ts';
import { profilesQuery } from '../../api/queries.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './course-list.module.css';

/** Hands courses to a colleague or takes theirs, always without passwords. */
export function CourseTransfer({ profiles }: { profiles: Profile[] }) {
  const { t } = useTranslation('courses');
  const client = useQueryClient();
  const exporting = useMutation({
    mutationFn: () => tiza.connect.exportTo({ ids: profiles.map(({ id }) => id) }),
  });
  const importing = useMutation({
    mutationFn: () => tiza.connect.importFrom(),
    onSettled: () => client.invalidateQueries(profilesQuery()),
  });
  const exported = exporting.data;
  const imported = importing.data;
  const error = exporting.error ?? importing.error;
  const run = (mine: typeof exporting | typeof importing, other: { reset: () => void }) => {
    other.reset();
    mine.mutate();
  };
  return (
    <>
      <div className={styles.transfer}>
        <span className={styles.told} role="status">
          {exported && t('exported', { path: exported.path })}
          {imported &&
            [counted(imported.added.length), listed(imported.known), leftOut(imported.damaged)]
              .filter(Boolean)
              .join(' ')}
        </span>
        {profiles.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            title={t('exportHelp')}
            onClick={() => run(exporting, importing)}
          >
            {t('export')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          title={t('importHelp')}
          onClick={() => run(importing, exporting)}
        >
          {t('import')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );

  function counted(count: number): string {
    return count === 0 ? t('importedNone') : t('imported', { count });
  }

  function leftOut(damaged: number): string {
    return damaged === 0 ? '' : t('damaged', { count: damaged });
  }

  function listed(known: string[]): string {
    return known.length === 0 ? '' : t('known', { names: known.join(', ') });
  }
}
