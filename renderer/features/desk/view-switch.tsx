import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';

/** Submission by submission, or question by question. */
export function ViewSwitch() {
  const { t } = useTranslation('questions');
  const view = useUiStore((state) => (state.view === 'questions' ? 'questions' : 'grading'));
  return (
    <SegmentedControl
      aria-label={t('view')}
      value={view}
      onChange={() => commandBus.run('toggle-questions')}
      data={[
        { value: 'grading', label: t('byStudent') },
        { value: 'questions', label: t('byQuestion') },
      ]}
    />
  );
}
