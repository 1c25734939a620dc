import { appProtocol } from '#contract/urls';
import { protocol, type Session } from './surface.ts';

const scheme = appProtocol.slice(0, -1);

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export function serveAppScheme(session: Session, respond: (request: Request) => Promise<Response>): void {
  session.protocol.handle(scheme, respond);
}
