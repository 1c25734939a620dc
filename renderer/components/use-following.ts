import { useEffect, useRef, useState } from 'react';
import { drawAfterPaint } from './after-paint.ts';

/**
 * The value of what is beside the point: of another `key` it is given a frame later, once what matters more is on
 * screen. Until then it stays the very same object, so that nothing made of it is drawn in between.
 */
export function useFollowing<Value>(value: Value, key: string): Value {
  const [reached, setReached] = useState(key);
  const latest = useRef(value);
  const isBehind = reached !== key;
  if (!isBehind) latest.current = value;
  useEffect(() => {
    if (isBehind) return drawAfterPaint(() => setReached(key));
  }, [isBehind, key]);
  return latest.current;
}
