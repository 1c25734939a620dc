import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnedFocus } from './use-returned-focus.ts';

const sizes = { md: 'md', lg: 780, xl: 1080 } as const;

interface DialogProps {
  title: string;
  /** Room for texts side by side; for a page beside its contents. */
  size?: keyof typeof sizes;
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
      size={sizes[size]}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
    >
      {children}
    </Modal>
  );
}
