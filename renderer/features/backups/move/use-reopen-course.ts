import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { tiza } from '../../../api/client.ts';
import { courseStatusQuery } from '../../../api/queries.ts';
import { receiveStatus } from '../../../api/use-course-events.ts';

/** The course is closed where it was and opened where it is now. */
export function useReopenCourse(targetId: string | null) {
  const client = useQueryClient();
  const course = useQuery(courseStatusQuery()).data?.course;
  return useMutation({
    async mutationFn() {
      // The sample course keeps its own place; what it moved to is a course of its own.
      const id = course?.kind === 'profile' ? course.id : targetId;
      await tiza.backups.endMove();
      await tiza.course.close();
      return id === null ? tiza.course.status() : tiza.course.open({ id });
    },
    onSuccess: (status) => receiveStatus(client, status),
  });
}
