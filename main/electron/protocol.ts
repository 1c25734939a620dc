import { appProtocol } from '#contract/urls';
import { printScheme } from './printing.ts';
import { protocol, type Session } from './surface.ts';

const scheme = appProtocol.slice(0, -1);
const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges },
    { scheme: printScheme, privileges: { ...privileges, supportFetchAPI: false } },
  ]);
}

export function serveAppScheme(session: Session, respond: (request: Request) => Promise<Response>): void {
  session.protocol.handle(scheme, respond);
}
