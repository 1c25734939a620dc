/** Black on white, with as little as paper needs. */
export function paperStyle({ course, title }: { course: string; title: string }): string {
  return `
@page {
  size: A4;
  margin: 22mm 20mm 20mm;
  @bottom-left { content: ${cssText(`${title} · ${course}`)}; font: 8.5pt system-ui, sans-serif; color: #595959; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt system-ui, sans-serif; color: #595959; width: 20mm; }
}
@page :first { margin-top: 18mm; }
* { margin: 0; padding: 0; box-sizing: border-box; }
html { color-scheme: light; background: #fff; color: #1a1a1a; font: 10.5pt/1.5 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; }
body { overflow-wrap: anywhere; orphans: 3; widows: 3; }
header { margin-bottom: 9mm; padding-bottom: 4mm; border-bottom: 1.4pt solid #1a1a1a; }
.course { font-size: 9.5pt; font-weight: 600; letter-spacing: 0.04em; color: #595959; }
h1 { margin-top: 1mm; font-size: 21pt; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; }
.about { margin-top: 2mm; font-size: 9.5pt; color: #595959; }
section + section { margin-top: 8mm; }
.head { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; margin-bottom: 2.5mm; break-inside: avoid; break-after: avoid; }
h2 { font-size: 12.5pt; line-height: 1.3; font-weight: 650; }
.head p { flex: none; font-size: 8.5pt; color: #595959; }
article { padding: 0.5mm 0 0.5mm 4mm; border-left: 2pt solid #c9c9c9; }
article + article { margin-top: 4.5mm; }
article.short { break-inside: avoid; }
.text { white-space: pre-wrap; unicode-bidi: plaintext; }
.signed { margin-top: 1mm; font-size: 8.5pt; color: #595959; break-before: avoid; }
bdi { unicode-bidi: isolate; }
`;
}

/** What could end the string is written by its number; what would turn its direction is left out. */
function cssText(text: string): string {
  const escaped = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')].map((character) =>
    /[\p{L}\p{N} ]/u.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
