import { IconCheck, IconCircle, IconCircleDot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MoveState } from '#contract/backup-words';
import styles from './move-steps.module.css';

const steps = ['connect', 'backup', 'restore', 'switch'] as const;
const reached: Record<MoveState['step'], number> = { none: 0, backup: 1, restore: 2, switch: 3, done: 4 };

export function MoveSteps({ step }: { step: MoveState['step'] }) {
  const { t } = useTranslation('backups');
  const now = reached[step];
  return (
    <ol className={styles.steps}>
      {steps.map((name, index) => {
        const Icon = index < now ? IconCheck : index === now ? IconCircleDot : IconCircle;
        const state = index < now ? 'done' : index === now ? 'now' : 'later';
        return (
          <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <Icon size={17} stroke={2} aria-hidden />
            {t(`move.steps.${name}`)}
          </li>
        );
      })}
    </ol>
  );
}
