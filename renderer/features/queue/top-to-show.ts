interface Frame {
  scrollTop: number;
  clientHeight: number;
}

/** Where a frame has to be scrolled to so that something in it is seen whole, by the shortest way; `null`: it is. */
export function topToShow({ scrollTop, clientHeight }: Frame, from: number, height: number): number | null {
  if (from < scrollTop) return from;
  const lowest = from + height - clientHeight;
  return lowest > scrollTop ? lowest : null;
}
