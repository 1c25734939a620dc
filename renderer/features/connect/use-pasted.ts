import { useRef, useState } from 'react';
import type { Pasted } from '#contract/connections';
import { tiza } from '../../api/client.ts';

export interface PastedText {
  text: string;
  /** What it was understood as; `null`: not read yet, or nothing there. */
  pasted: Pasted | null;
  error: unknown;
  read(text: string): Promise<void>;
}

/** Reads a text as the person types or pastes it; only the latest counts. */
export function usePasted(onUnderstood: (pasted: Pasted) => void): PastedText {
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(0);

  async function read(next: string): Promise<void> {
    latest.current += 1;
    const mine = latest.current;
    setText(next);
    setError(null);
    if (next.trim() === '') return setPasted(null);
    try {
      const answer = await tiza.connect.readPasted(next);
      if (mine !== latest.current) return;
      setPasted(answer);
      if (answer.kind !== null) onUnderstood(answer);
    } catch (cause) {
      if (mine === latest.current) setError(cause);
    }
  }

  return { text, pasted, error, read };
}
