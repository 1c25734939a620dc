import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { wallClock, writtenTime } from '../time/server-time.ts';
import { serverZone, toLocalWall, toServerWall } from '../time/server-zone.ts';
import styles from './queue-options.module.css';

/** Until when an activity could be handed in: set in the person's own time, and kept as the server's. */
export function DeadlineInput({ activity, label }: { activity: string; label: string }) {
  const { t } = useTranslation('queue');
  const language = useLanguage();
  const deadline = useUiStore((state) => state.deadlines[activity]);
  const { setDeadline } = useUiStore.getState();
  const zone = serverZone();
  const put = (value: string) => {
    const local = wallClock(value);
    setDeadline(activity, local === null ? undefined : written(toServerWall(local), 19));
  };
  return (
    <div>
      <TextInput
        size="xs"
        type="datetime-local"
        label={label}
        value={deadline === undefined ? '' : written(toLocalWall(wallClock(deadline) ?? 0), 16)}
        onChange={({ currentTarget: { value } }) => put(value)}
      />
      {deadline !== undefined && zone !== null && (
        <p className={styles.hint}>
          {t('options.late.server', { date: writtenTime(deadline, language), zone })}
        </p>
      )}
    </div>
  );
}

/** As fields of dates and the server's questions write it. */
function written(wall: number, length: number): string {
  return new Date(wall).toISOString().slice(0, length);
}
