import { useCallback, useEffect, useRef, useState, useTransition } from 'react';

/** What follows the typing follows it at this distance. */
const settleMs = 160;

/**
 * The text of the box for whatever is drawn from it: word count, formulas, what the student will read. Never in the
 * way of a keystroke; only whether there is a word at all is known at once.
 */
export function useTyped(start: string, box: string) {
  const [shown, setShown] = useState({ box, text: start });
  const [written, setWritten] = useState({ box, is: start.trim() !== '' });
  const [, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const follow = useCallback(
    (text: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => startTransition(() => setShown({ box, text })), settleMs);
      setWritten((known) => {
        const is = text.trim() !== '';
        return known.box === box && known.is === is ? known : { box, is };
      });
    },
    [box],
  );
  return {
    text: shown.box === box ? shown.text : start,
    written: written.box === box ? written.is : start.trim() !== '',
    follow,
  };
}
