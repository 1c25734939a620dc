import { useCallback, useEffect, useRef, useState, useTransition } from 'react';

/** What follows the typing follows it at this distance. */
const settleMs = 160;

/**
 * The text of a box for whatever is drawn from it: word count, formulas, what the student will read. Never in the
 * way of a keystroke; only whether there is a word at all is known at once.
 */
export function useTyped(start: string) {
  const [text, setText] = useState(start);
  const [written, setWritten] = useState(start.trim() !== '');
  const [, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const follow = useCallback((typed: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => startTransition(() => setText(typed)), settleMs);
    setWritten(typed.trim() !== '');
  }, []);
  return { text, written, follow };
}
