/** Release notes come as text, as markup, or as a list of versions. People are shown text and nothing else. */
export function plainNotes(notes: unknown): string {
  if (typeof notes === 'string') return textOf(notes).slice(0, longest);
  if (!Array.isArray(notes)) return '';
  return notes.map(noteOf).filter(Boolean).join('\n\n').slice(0, longest);
}

const longest = 20_000;

function noteOf(each: unknown): string {
  if (typeof each !== 'object' || each === null) return '';
  const { version, note } = each as { version?: unknown; note?: unknown };
  const text = typeof note === 'string' ? textOf(note) : '';
  return typeof version === 'string' && text !== '' ? `${version}\n${text}` : text;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function textOf(markup: string): string {
  return markup
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<(br|\/p|\/h[1-6]|\/ul|\/ol|\/div)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
