import { shareServer } from './shared-server.ts';

/** Vitest's global setup: one server per run. */
export function setup(): Promise<() => Promise<void>> {
  return shareServer();
}
