import { useEffect } from 'react';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { useLinkStore } from './link-store.ts';

/** Takes the link that Tiza was started for, and every later one. */
export function useArrivingLinks(): void {
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
export function useGoingLink(course: string, ready: boolean): void {
  const going = useLinkStore((state) => state.going);
  useEffect(() => {
    if (!ready || going === null || going.course.id !== course) return;
    useLinkStore.setState({ going: null });
    useUiStore.getState().goTo(going.ref);
  }, [going, course, ready]);
}
