import { lazy, Suspense } from 'react';
import { useUiStore } from '../../state/ui-store.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { usePreferences } from '../preferences/use-preferences.ts';

const OfferCard = lazy(async () => ({ default: (await import('./offer-card.tsx')).OfferCard }));

/** The tour is offered once, where nothing that is tried can do harm. */
export function TourOffer() {
  const { preferences } = usePreferences();
  const touring = useUiStore((state) => state.touring);
  const isSample = useOpenCourse()?.kind === 'sample';
  return <Suspense>{isSample && !touring && !preferences.tourSeen && <OfferCard />}</Suspense>;
}
