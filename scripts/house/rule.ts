export interface SourceFile {
  /** From the root of the repository, with slashes. */
  path: string;
  text: string;
}

export interface Finding {
  line?: number;
  message: string;
}

export interface Rule {
  name: string;
  /** `tree` holds the paths of all files. */
  check(file: SourceFile, tree: ReadonlySet<string>): Finding[];
}

export interface Problem extends Finding {
  path: string;
  rule: string;
}

export function problemsIn(files: readonly SourceFile[], rules: readonly Rule[]): Problem[] {
  const tree = new Set(files.map(({ path }) => path));
  return files.flatMap((file) =>
    rules.flatMap((rule) =>
      rule.check(file, tree).map((finding) => ({ ...finding, path: file.path, rule: rule.name })),
    ),
  );
}

export const isCode = (path: string) => /\.[cm]?[jt]sx?$/.test(path);

export function isInside(path: string, rooms: readonly string[]): boolean {
  return rooms.some((room) => (room.endsWith('/') ? path.startsWith(room) : path === room));
}

/** Every match with the line it begins on. */
export function matches(text: string, pattern: RegExp): { line: number; match: RegExpExecArray }[] {
  const found: { line: number; match: RegExpExecArray }[] = [];
  const all = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  for (let match = all.exec(text); match !== null; match = all.exec(text)) {
    found.push({ line: text.slice(0, match.index).split('\n').length, match });
  }
  return found;
}

/** Comments blanked out, lines kept: a rule about code has nothing to say about prose. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{(,])\/\/[^\n]*/gm, '$1');
}
