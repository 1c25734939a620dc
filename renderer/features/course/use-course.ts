import { useMutation, useQueryClient } from '@tanstack/react-query';
import { tiza } from '../../api/client.ts';
import { receiveStatus } from '../../api/use-course-events.ts';

export function useOpenSample() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: ['course', 'openSample'],
    mutationFn: () => tiza.course.openSample(),
    onSuccess: (status) => receiveStatus(client, status),
  });
}

export function useCloseCourse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => tiza.course.close(),
    onSuccess: (status) => receiveStatus(client, status),
  });
}
