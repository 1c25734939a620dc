import { ActionIcon } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconCircleHalf2,
  IconColumns2,
  IconContrast2,
  IconCopy,
  IconDownload,
  IconMaximize,
  IconRotateClockwise,
  IconX,
  IconZoomIn,
  IconZoomOut,
  IconZoomScan,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commandBus } from '../commands/command-bus.ts';
import { useLabelWithKey } from '../commands/command-keys.tsx';
import type { CommandName } from '../commands/command-table.ts';
import styles from './viewer-bar.module.css';

const buttons = [
  ['image-further', IconZoomOut],
  ['image-closer', IconZoomIn],
  ['image-fit', IconMaximize],
  ['image-width', IconArrowAutofitWidth],
  ['image-full', IconZoomScan],
  ['image-rotate', IconRotateClockwise],
  ['image-contrast', IconContrast2],
  ['image-invert', IconCircleHalf2],
  ['image-compare', IconColumns2],
  ['image-copy', IconCopy],
  ['image-save', IconDownload],
] as const satisfies readonly (readonly [CommandName, TablerIcon])[];

interface ViewerBarProps {
  position: number;
  count: number;
  pressed: Partial<Record<CommandName, boolean>>;
  busy: Partial<Record<CommandName, boolean>>;
  /** What has just been done, for those who do not see it. */
  said: string;
}

export function ViewerBar({ position, count, pressed, busy, said }: ViewerBarProps) {
  const { t } = useTranslation(['images', 'commands']);
  const withKey = useLabelWithKey();
  return (
    <header className={styles.bar}>
      <h2>{t('images:position', { position: position + 1, count })}</h2>
      <div className={styles.buttons} role="toolbar" aria-label={t('images:viewer')}>
        {buttons
          .filter(([name]) => count > 1 || name !== 'image-compare')
          .map(([name, Icon]) => (
            <ActionIcon
              key={name}
              aria-label={t(`commands:${name}`)}
              title={withKey(t(`commands:${name}`), name)}
              aria-pressed={pressed[name]}
              loading={busy[name] ?? false}
              onClick={() => commandBus.run(name)}
            >
              <Icon size={18} stroke={1.8} aria-hidden />
            </ActionIcon>
          ))}
      </div>
      <span className={styles.said} role="status">
        {said}
      </span>
      <ActionIcon
        aria-label={t('commands:image-close')}
        title={withKey(t('commands:image-close'), 'image-close')}
        onClick={() => commandBus.run('image-close')}
      >
        <IconX size={18} stroke={1.8} aria-hidden />
      </ActionIcon>
    </header>
  );
}
