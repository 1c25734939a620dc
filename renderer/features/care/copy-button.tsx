import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { reportProblem } from '../errors/report-problem.ts';

interface CopyButtonProps {
  text: string;
  label?: string;
  /** What is copied, where the label alone would not tell one button from the next. */
  name?: string;
}

const saidForMs = 2000;

/** The window has no clipboard of its own: main puts it there. */
export function CopyButton({ text, label, name }: CopyButtonProps) {
  const { t } = useTranslation('database');
  const { mutate, isSuccess, reset } = useMutation({
    mutationFn: () => tiza.app.copy(text),
    onError: reportProblem,
  });
  useEffect(() => {
    if (!isSuccess) return;
    const timer = setTimeout(reset, saidForMs);
    return () => clearTimeout(timer);
  }, [isSuccess, reset]);
  const Icon = isSuccess ? IconCheck : IconCopy;
  return (
    <Button
      size="compact-sm"
      aria-label={isSuccess ? undefined : name}
      leftSection={<Icon size={15} stroke={1.8} aria-hidden />}
      onClick={() => mutate()}
    >
      {isSuccess ? t('copied') : (label ?? t('copy'))}
    </Button>
  );
}
