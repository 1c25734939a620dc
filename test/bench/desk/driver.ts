import type { Page } from '@playwright/test';

/** What the driver keeps behind its page; read here alone. */
interface Inside {
  _connection?: { toImpl?: (page: unknown) => { delegate?: { _mainFrameSession?: { _client?: Session } } } };
}

interface Session {
  send(method: 'Network.disable'): Promise<unknown>;
}

/**
 * Whoever drives a window has its renderer keep the bodies of all answers, up to 100 MB, to be asked for later.
 * Nobody with the app alone has that: where memory is weighed, it is switched off.
 */
export async function keepNoBodies(page: Page): Promise<void> {
  const { _connection: connection } = page as unknown as Inside;
  const session = connection?.toImpl?.(page).delegate?._mainFrameSession?._client;
  if (session === undefined)
    throw new Error('The driver keeps its session with the page somewhere else by now.');
  await session.send('Network.disable');
}
