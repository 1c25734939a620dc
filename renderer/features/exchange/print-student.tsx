import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Student } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import type { PrintedStudent } from './gather-printed.ts';
import { PrintedPage } from './printed-page.tsx';

/** Everything one student was told, on paper or as a PDF. */
export function PrintStudent({ student }: { student: Student }) {
  const { t } = useTranslation('exchange');
  const course = useOpenCourse();
  const tellProblem = useTellProblem();
  const [printed, setPrinted] = useState<PrintedStudent | null>(null);
  const reading = useMutation({
    mutationFn: () => tiza.classroom.student({ student: student.id }),
    onError: (error) => tellProblem(error),
    onSuccess: ({ feedback }) =>
      setPrinted({
        student,
        comments: feedback.map(({ id, activityTitle, comment, author, writtenAt }) => ({
          id,
          heading: activityTitle,
          text: comment,
          author,
          writtenAt,
        })),
      }),
  });
  const done = useCallback(() => setPrinted(null), []);
  return (
    <>
      <Button size="xs" loading={reading.isPending} onClick={() => reading.mutate()}>
        {t('print.go')}
      </Button>
      {printed !== null && <PrintedPage title={course?.name ?? ''} students={[printed]} onPrinted={done} />}
    </>
  );
}
