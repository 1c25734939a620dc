import { useEffect, useState } from 'react';

/** True once whoever uses it has been on screen for so long: what is quick shows nothing in between. */
export function useLate(afterMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return late;
}
