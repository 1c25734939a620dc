import type { Language } from '#contract/language';
import { type Block, parseMarkdown } from './markdown.ts';

// The guide is written where everybody finds it, and read here: docs/guide is part of the window's build.
const texts = import.meta.glob<string>('../../../docs/guide/*/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../../docs/guide/images/*/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});
const folder = '../../../docs/guide';

export const pageKeys = ['teachers', 'administrators', 'troubleshooting'] as const;
export type PageKey = (typeof pageKeys)[number];

const files: Record<Language, Record<PageKey, string>> = {
  es: { teachers: 'docentes.md', administrators: 'administracion.md', troubleshooting: 'problemas.md' },
  en: {
    teachers: 'teachers.md',
    administrators: 'administrators.md',
    troubleshooting: 'troubleshooting.md',
  },
};

const loading = new Map<string, Promise<Block[]>>();

/** The same promise for the same page, as `use` asks for. */
export function loadPage(language: Language, page: PageKey): Promise<Block[]> {
  const path = `${folder}/${language}/${files[language][page]}`;
  const known = loading.get(path);
  if (known !== undefined) return known;
  const fresh = (texts[path]?.() ?? Promise.resolve('')).then(parseMarkdown);
  loading.set(path, fresh);
  return fresh;
}

/** Where a picture named in a page of that language is served from. */
export function pictureAt(language: Language, src: string): string | undefined {
  return pictures[new URL(src, `tiza:/${language}/`).pathname.replace(/^/, folder)];
}

/** Where a link leads within the guide: `administracion.md#restaurar`. */
export function targetOf(language: Language, href: string): { page?: PageKey; id?: string } {
  const [file = '', id] = href.split('#');
  const page = pageKeys.find((key) => files[language][key] === file);
  return { ...(page && { page }), ...(id !== undefined && { id }) };
}
