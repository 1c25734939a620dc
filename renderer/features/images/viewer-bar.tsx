import { ActionIcon } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconCircleHalf2,
  IconColumns2,
  IconContrast2,
  IconDownload,
  IconMaximize,
  IconRotateClockwise,
  IconX,
  IconZoomIn,
  IconZoomOut,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './viewer-bar.module.css';
import type { ViewerAction } from './viewer-keys.ts';

type Named = Exclude<ViewerAction, object | 'full' | 'next' | 'previous'>;

const buttons: readonly (readonly [Named, TablerIcon, string])[] = [
  ['further', IconZoomOut, '−'],
  ['closer', IconZoomIn, '+'],
  ['fit', IconMaximize, '0'],
  ['width', IconArrowAutofitWidth, 'W'],
  ['rotate', IconRotateClockwise, 'R'],
  ['contrast', IconContrast2, 'C'],
  ['invert', IconCircleHalf2, 'I'],
  ['compare', IconColumns2, 'X'],
  ['save', IconDownload, 'S'],
];

interface ViewerBarProps {
  position: number;
  count: number;
  pressed: Partial<Record<Named, boolean>>;
  saving: boolean;
  onAct: (action: ViewerAction) => void;
}

export function ViewerBar({ position, count, pressed, saving, onAct }: ViewerBarProps) {
  const { t } = useTranslation('images');
  return (
    <header className={styles.bar}>
      <h2>{t('position', { position: position + 1, count })}</h2>
      <div className={styles.buttons} role="toolbar" aria-label={t('viewer')}>
        {buttons
          .filter(([action]) => count > 1 || action !== 'compare')
          .map(([action, Icon, key]) => (
            <ActionIcon
              key={action}
              aria-label={t(`actions.${action}`)}
              title={`${t(`actions.${action}`)} (${key})`}
              aria-pressed={pressed[action]}
              loading={action === 'save' && saving}
              onClick={() => onAct(action)}
            >
              <Icon size={18} stroke={1.8} aria-hidden />
            </ActionIcon>
          ))}
      </div>
      <ActionIcon
        aria-label={t('actions.close')}
        title={`${t('actions.close')} (V)`}
        onClick={() => onAct('close')}
      >
        <IconX size={18} stroke={1.8} aria-hidden />
      </ActionIcon>
    </header>
  );
}
