import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnedFocus } from './use-returned-focus.ts';

interface DialogProps {
  title: string;
  /** Room for texts side by side. */
  size?: 'md' | 'lg';
  onClose: () => void;
  children: ReactNode;
}

/** A question over everything else; Escape and the cross leave it unanswered. */
export function Dialog({ title, size = 'md', onClose, children }: DialogProps) {
  const { t } = useTranslation();
  useReturnedFocus();
  return (
    <Modal
      opened
      size={size === 'lg' ? 780 : 'md'}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
    >
      {children}
    </Modal>
  );
}
