import { useQuery } from '@tanstack/react-query';
import type { CourseStatus } from '#contract/course';
import { courseStatusQuery } from '../../api/queries.ts';

export type OpenCourse = NonNullable<CourseStatus['course']>;

export function useOpenCourse(): OpenCourse | undefined {
  return useQuery(courseStatusQuery()).data?.course;
}
