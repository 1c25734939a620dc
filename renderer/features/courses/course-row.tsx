import { ActionIcon, Loader, UnstyledButton } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/connections';
import { markOf } from '#contract/tls-mark';
import { CourseDot } from '../../components/course-dot.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import styles from './course-list.module.css';
import { usedAgo } from './used-ago.ts';

interface CourseRowProps {
  profile: Profile;
  first: boolean;
  disabled: boolean;
  /** On its way right now. */
  opening: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

export function CourseRow({ profile, first, disabled, opening, onOpen, onRemove }: CourseRowProps) {
  const { t } = useTranslation('courses');
  const language = useLanguage();
  const edit = useUiStore((state) => state.openConnect);
  const { id, name, color, database, host, lastUsed, readOnly, tls } = profile;
  const mark = markOf(tls, host);
  return (
    <li className={styles.row}>
      <UnstyledButton
        className={styles.open}
        autoFocus={first}
        disabled={disabled}
        aria-busy={opening}
        title={t('open', { name })}
        onClick={onOpen}
      >
        <CourseDot color={color} />
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.place}>{t('openHint', { database, host })}</span>
        {opening ? (
          <span className={styles.used} role="status">
            <Loader size={13} color="var(--accent)" aria-hidden /> {t('opening')}
          </span>
        ) : (
          <span className={styles.used}>
            {mark !== 'none' && (
              <span className={styles.mark} data-mark={mark} title={t(`mark.${mark}Help`)}>
                {t(`mark.${mark}`)}
              </span>
            )}
            {readOnly && `${t('justLooking')} · `}
            {lastUsed === undefined
              ? t('neverUsed')
              : t('used', { when: usedAgo(lastUsed, Date.now(), language) ?? t('justNow') })}
          </span>
        )}
      </UnstyledButton>
      <ActionIcon
        aria-label={t('edit', { name })}
        title={t('edit', { name })}
        disabled={disabled}
        onClick={() => edit(id)}
      >
        <IconPencil size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('remove', { name })}
        title={t('remove', { name })}
        disabled={disabled}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </li>
  );
}
