export interface Languages {
  /** The one the interface is in: `--lang`, or the first that the system prefers. */
  locale: string;
  preferred: string[];
}

/** POSIX says `es_CL.UTF-8` and, in LANGUAGE, several at once; the web says `es-CL`. */
export function readLanguages(chosen: string | undefined, environment: NodeJS.ProcessEnv): Languages {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment;
  const named = [...(LANGUAGE?.split(':') ?? []), LC_ALL, LC_MESSAGES, LANG];
  const system = named.flatMap((name) => toTag(name) ?? []);
  const fallback = Intl.DateTimeFormat().resolvedOptions().locale;
  const preferred = [...new Set([...(chosen === undefined ? [] : [chosen]), ...system])];
  return { locale: preferred[0] ?? fallback, preferred: preferred.length > 0 ? preferred : [fallback] };
}

function toTag(name: string | undefined): string | null {
  const tag = name?.split(/[.@]/)[0]?.replace('_', '-') ?? '';
  return /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) ? tag : null;
}
