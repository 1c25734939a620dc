import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useLinkStore } from './link-store.ts';
import { useAbandonedLink } from './use-abandoned-link.ts';

/** Takes the link that Tiza was started for, and every later one. */
export function useArrivingLinks(): void {
  useAbandonedLink();
  useEffect(() => {
    const take = async () => {
      const arrived = await tiza.links.take();
      if (arrived === null) return;
      // What lies over the desk would hide what is said or asked.
      useUiStore.getState().lay(null);
      useLinkStore.setState({ arrived });
    };
    const look = () => void take().catch(reportProblem);
    look();
    return window.tiza.on('link-arrived', look);
  }, []);
}

/** Goes to where an agreed link leads, once the desk of its course is as it was left. */
export function useGoingLink(course: string, ready: boolean, activities: Activity[] | undefined): void {
  const { t } = useTranslation('links');
  const going = useLinkStore((state) => state.going);
  useEffect(() => {
    if (!ready || activities === undefined || going === null || going.course.id !== course) return;
    useLinkStore.setState({ going: null });
    // Whether the submission is still there says the desk itself.
    if (activities.some(({ key }) => key === going.ref.activity)) useUiStore.getState().goTo(going.ref);
    else useUndoStore.getState().say(t('noActivity'), { tone: 'bad' });
  }, [going, course, ready, activities, t]);
}
