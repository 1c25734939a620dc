/**
 * Everything is forbidden but what the desk needs from itself. Style elements carry a nonce made for each page;
 * style attributes are allowed because typeset mathematics is positioned with them.
 */
export function contentSecurityPolicy(nonce: string, devServer?: string): string {
  const script = devServer === undefined ? "'self'" : "'self' 'unsafe-inline'";
  const style = devServer === undefined ? `'self' 'nonce-${nonce}'` : "'self' 'unsafe-inline'";
  const connect = devServer === undefined ? "'self'" : `'self' ${devServer.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src-elem ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
