import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#contract/app-error';
import type { BlankPlace } from '#contract/care';
import type { Profile } from '#contract/connections';
import { blankPlanQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { profilesQuery } from '../../../api/queries.ts';
import { useOpenCourse } from '../../courses/use-open-course.ts';
import { PlanDialog } from '../plan-dialog.tsx';
import { AskPassword } from './ask-password.tsx';

interface BlankCourseDialogProps {
  profile: Profile;
  /** Typed just now; without it the one that is kept. */
  password?: string;
  onClose(): void;
  onOpened?(): void;
}

/** All tables of a course, planned, agreed to, created and opened. */
export function BlankCourseDialog({ profile, password = '', onClose, onOpened }: BlankCourseDialogProps) {
  const { t } = useTranslation('database');
  const { id, database, user } = profile;
  const known = useQuery(profilesQuery()).data?.withPassword.includes(id);
  const [typed, setTyped] = useState(password);
  const [attempt, setAttempt] = useState(0);
  const place: BlankPlace = typed === '' ? { id } : { id, password: typed };
  const plan = useQuery({
    ...blankPlanQuery(place, attempt),
    enabled: known === true || typed !== '',
  });
  const opening = useOpenCourse();
  const create = useMutation({
    mutationFn: async (consent: string) => {
      await tiza.care.createBlankCourse({ ...place, consent });
      await opening.mutateAsync(place);
    },
    onSuccess: () => {
      onClose();
      onOpened?.();
    },
  });
  const rejected = plan.error instanceof AppError && plan.error.code === 'credentials-rejected';
  const title = t('blank.title', { database });
  if (rejected || (known === false && typed === '')) {
    const again = (text: string) => {
      setTyped(text);
      setAttempt((number) => number + 1);
    };
    return (
      <AskPassword
        title={title}
        user={user}
        error={rejected ? plan.error : null}
        onAnswer={again}
        onClose={onClose}
      />
    );
  }
  return (
    <PlanDialog
      title={title}
      text={t('blank.text')}
      plan={plan}
      agreeLabel={t('blank.create')}
      onAgree={create.mutate}
      onClose={onClose}
      pending={create.isPending}
      error={create.error}
    />
  );
}
