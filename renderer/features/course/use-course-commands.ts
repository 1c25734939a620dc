import { useQueryClient } from '@tanstack/react-query';
import { gradingKey } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { useCloseCourse, useOpenSample } from './use-course.ts';

export function useCourseCommands(): void {
  const client = useQueryClient();
  const openSample = useOpenSample().mutate;
  const closeCourse = useCloseCourse().mutate;
  const closeConnect = useUiStore((state) => state.closeConnect);
  const leave = () => {
    closeConnect();
    closeCourse();
  };
  useCommands({
    'open-sample': () => {
      closeConnect();
      openSample();
    },
    'connect-course': () => useUiStore.getState().openConnect(),
    'close-course': leave,
    'go-welcome': leave,
    'reload-data': () => void client.invalidateQueries({ queryKey: gradingKey }),
  });
}
