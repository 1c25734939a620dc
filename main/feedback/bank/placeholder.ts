const placeholder = '{nombre}';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The comment as it can be said to anybody: the student's name, whole or the first one, becomes a placeholder. */
export function withoutName(text: string, name: string): string {
  const whole = name.trim().replace(/\s+/g, ' ');
  const [first = ''] = whole.split(' ');
  // Where no name is known the address stands for it.
  if (first.length < 2 || first.includes('@')) return text;
  return [...new Set([whole, first])].reduce(
    (result, words) =>
      result.replace(
        new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, 'gu'),
        () => placeholder,
      ),
    text,
  );
}
