import type { Handlers } from '#contract/contract';
import { createFeedback } from '../../../main/feedback/feedback.ts';
import type { LaidGround } from './grounds.ts';
import { confirmedNames, type Desk } from './scene.ts';

/** Somebody at a desk of their own, and what their window may ask about comments. */
export interface Person extends Desk {
  ask: Handlers['feedback'];
}

export async function sit(laid: LaidGround, who: 'ana' | 'luis', author: string | null): Promise<Person> {
  const desk = await laid.open(who, confirmedNames);
  let name = author;
  const signing = {
    author: () => name,
    async sign(next: string) {
      name = next;
    },
  };
  return { ...desk, ask: createFeedback({ course: () => desk.course, signing }) };
}
