import { UnstyledButton } from '@mantine/core';
import { IconArchive, IconDatabase, IconInbox, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity, Counts } from '#contract/grading';
import { ProgressRing } from '../../components/progress-ring.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { doneOf, sumCounts } from '../queue/states.ts';
import styles from './sidebar.module.css';

const kinds = ['forum', 'exam', 'quiz', 'thread'] as const satisfies readonly Activity['kind'][];

interface SidebarProps {
  activities: Activity[] | undefined;
  waiting: boolean;
  /** What stands at its end. */
  children?: ReactNode;
}

export function Sidebar({ activities, waiting, children }: SidebarProps) {
  const { t } = useTranslation('desk');
  const total = sumCounts((activities ?? []).map(({ counts }) => counts));
  return (
    <nav className={styles.sidebar} aria-label={t('sidebar')}>
      <ul>
        <Item activity={null} title={t('inbox')} counts={activities && total}>
          <IconInbox size={17} stroke={1.8} aria-hidden />
        </Item>
        <GridItem />
      </ul>
      {waiting && <SidebarSkeleton />}
      {activities?.length === 0 && (
        <p className={styles.none} title={t('noActivities.text')}>
          {t('noActivities.title')}
        </p>
      )}
      {kinds.map((kind) => {
        const ofKind = activities?.filter((activity) => activity.kind === kind) ?? [];
        if (ofKind.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`activities-${kind}`}>
            <h2 id={`activities-${kind}`}>{t(`groups.${kind}`)}</h2>
            <ul>
              {ofKind.map(({ key, title, subtitle, counts }) => (
                <Item key={key} activity={key} title={title} subtitle={subtitle} counts={counts}>
                  <ProgressRing done={doneOf(counts)} total={counts.total} />
                </Item>
              ))}
            </ul>
          </section>
        );
      })}
      <section aria-labelledby="sidebar-admin">
        <h2 id="sidebar-admin">{t('admin')}</h2>
        <ul>
          <DatabaseItem />
          <BackupsItem />
        </ul>
      </section>
      {children}
    </nav>
  );
}

interface ItemProps {
  activity: string | null;
  title: string;
  subtitle?: string | undefined;
  counts: Counts | undefined;
  children: ReactNode;
}

function Item({ activity, title, subtitle, counts, children }: ItemProps) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const current = useUiStore((state) => state.view === 'grading' && state.activity === activity);
  const open = useUiStore((state) => state.openActivity);
  const progress = counts && [
    [title, subtitle].filter(Boolean).join(' · '),
    t('progress', { done: doneOf(counts), total: counts.total, awaiting: counts.awaiting }),
    ...(counts.newSinceReview > 0 ? [t('newToo', { count: counts.newSinceReview })] : []),
  ];
  return (
    <li>
      <UnstyledButton
        className={styles.item}
        aria-current={current ? 'page' : undefined}
        aria-label={progress?.join(', ')}
        title={progress?.join('\n')}
        onClick={() => open(activity)}
      >
        {children}
        <span className={styles.title}>{title}</span>
        {counts && counts.newSinceReview > 0 && <i className={styles.newToo} aria-hidden="true" />}
        {counts && <span className={styles.count}>{formatCount(counts.awaiting, language)}</span>}
      </UnstyledButton>
    </li>
  );
}

function GridItem() {
  const { t } = useTranslation('grid');
  const current = useUiStore((state) => state.view === 'grid');
  const open = useUiStore((state) => state.openGrid);
  return (
    <li>
      <UnstyledButton
        className={styles.item}
        aria-current={current ? 'page' : undefined}
        title={t('title')}
        onClick={open}
      >
        <IconUsers size={17} stroke={1.8} aria-hidden />
        <span className={styles.title}>{t('item')}</span>
      </UnstyledButton>
    </li>
  );
}

function DatabaseItem() {
  const { t } = useTranslation('desk');
  const current = useUiStore((state) => state.view === 'database');
  const open = useUiStore((state) => state.openDatabase);
  return (
    <li>
      <UnstyledButton
        className={styles.item}
        aria-current={current ? 'page' : undefined}
        onClick={() => open()}
      >
        <IconDatabase size={17} stroke={1.8} aria-hidden />
        <span className={styles.title}>{t('database')}</span>
      </UnstyledButton>
    </li>
  );
}

function BackupsItem() {
  const { t } = useTranslation('desk');
  const current = useUiStore((state) => state.view === 'backups');
  const open = useUiStore((state) => state.openBackups);
  return (
    <li>
      <UnstyledButton
        className={styles.item}
        aria-current={current ? 'page' : undefined}
        onClick={() => open(null)}
      >
        <IconArchive size={17} stroke={1.8} aria-hidden />
        <span className={styles.title}>{t('backups')}</span>
      </UnstyledButton>
    </li>
  );
}

function SidebarSkeleton() {
  return (
    <div className={styles.waiting}>
      {[96, 84, 92, 80, 88, 76].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
