/** What is known of the hosts courses live on, from their names alone. */
export type Provider = 'render' | 'neon' | 'supabase' | 'railway' | 'other';

const domains: [RegExp, Provider][] = [
  [/\.render\.com$/i, 'render'],
  [/\.neon\.(tech|build)$/i, 'neon'],
  [/\.supabase\.(co|com)$/i, 'supabase'],
  [/\.(rlwy\.net|railway\.app|railway\.internal)$/i, 'railway'],
];

export function providerOf(host: string): Provider {
  return domains.find(([domain]) => domain.test(host))?.[1] ?? 'other';
}

/** A name that means something only inside the host's own network, like Render's `dpg-…-a`. */
export function isInternalName(host: string): boolean {
  return /^dpg-[a-z0-9]+-[a-z]$/i.test(host) || /\.(internal|local|svc|cluster\.local)$/i.test(host);
}

/** Supabase's direct name answers over IPv6 only, which most homes and schools do not have. */
export function needsIpv6(host: string): boolean {
  return /^db\.[a-z0-9]+\.supabase\.co$/i.test(host);
}
