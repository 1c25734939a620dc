import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Present } from '#contract/feedback';
import type { SubmissionRef } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { facilitiesQuery } from '../../api/writing-queries.ts';

/** The server forgets after 45 seconds whoever does not say so again. */
const renewMs = 20_000;
/** Running past a submission is not being on it. */
const settleMs = 700;
const idleMs = 2 * 60_000;
const touches = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Who else is on this submission now, where the course's database allows to know. */
export function usePresence(ref: SubmissionRef | null, writing: boolean): Present[] {
  const allowed = useQuery(facilitiesQuery()).data?.presence === true;
  const [others, setOthers] = useState<{ of: string; list: Present[] }>({ of: '', list: [] });
  const { activity, id } = ref ?? {};
  const place = `${activity}/${id}`;
  useEffect(() => {
    if (!allowed || activity === undefined || id === undefined) return;
    let lastTouch = Date.now();
    const touched = () => {
      lastTouch = Date.now();
    };
    const renew = async () => {
      if (document.hidden || Date.now() - lastTouch > idleMs) return;
      const doing = writing ? 'writing' : 'reading';
      const list = await tiza.feedback.present({ ref: { activity, id }, doing }).catch(() => []);
      setOthers({ of: place, list });
    };
    const first = setTimeout(() => void renew(), settleMs);
    const timer = setInterval(() => void renew(), renewMs);
    for (const touch of touches) window.addEventListener(touch, touched, { passive: true });
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      for (const touch of touches) window.removeEventListener(touch, touched);
    };
  }, [allowed, activity, id, place, writing]);
  return others.of === place ? others.list : [];
}
