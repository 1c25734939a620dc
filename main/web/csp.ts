/**
 * Everything is forbidden but what the desk needs from itself. No style element is ever written while running;
 * style attributes are allowed because typeset mathematics is positioned with them.
 */
export function contentSecurityPolicy(devServer?: string): string {
  const inline = devServer === undefined ? '' : " 'unsafe-inline'";
  const socket = devServer === undefined ? '' : ` ${devServer.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    `script-src 'self'${inline}`,
    `style-src-elem 'self'${inline}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${socket}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
