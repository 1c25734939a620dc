export interface Readiness {
  isReady(): boolean;
  whenReady(): Promise<void>;
  /** Chromium is there. A driver first finishes joining and then says so. */
  engineStarted(): void;
}

/** The app becomes ready when Chromium is, and when the driver, if there is one, has called. */
export function createReadiness(driven: boolean, announce: () => void): Readiness {
  const missing = new Set(driven ? ['engine', 'driver'] : ['engine']);
  let resolveReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    resolveReady = resolve;
  });
  const arrived = (part: string) => {
    if (!missing.delete(part) || missing.size > 0) return;
    announce();
    resolveReady();
  };
  // The name under which Playwright calls.
  Object.assign(globalThis, { __playwright_run: () => arrived('driver') });
  return {
    isReady: () => missing.size === 0,
    whenReady: () => ready,
    engineStarted: () => arrived('engine'),
  };
}
