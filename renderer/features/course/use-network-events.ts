import { useEffect } from 'react';
import { tiza } from '../../api/client.ts';
import { reportProblem } from '../errors/report-problem.ts';

/** The page hears of the network before main does; main decides what it means for the link. */
export function useNetworkEvents(): void {
  useEffect(() => {
    const tell = () => void tiza.course.networkChanged().catch(reportProblem);
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, []);
}
