import { tiza } from '../../api/client.ts';

const longest = { message: 4000, stack: 20_000 };

/** Tells the log about an error nobody caught. Telling may fail too; then there is nobody left to tell. */
export function reportProblem(error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  tiza.app
    .reportProblem({
      message: message.slice(0, longest.message),
      ...(stack === undefined ? {} : { stack: stack.slice(0, longest.stack) }),
    })
    .catch(() => undefined);
}

export function reportUncaught(): void {
  window.addEventListener('error', ({ error, message }) => reportProblem(error ?? message));
  window.addEventListener('unhandledrejection', ({ reason }) => reportProblem(reason));
}
