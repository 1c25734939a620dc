/** How a shell writes what would otherwise mean something to it. */
export interface Dialect {
  escape: string;
  /** What the escape still works on within double quotes. */
  escapedInside: RegExp;
  singleQuotes: boolean;
  /** A quote within quotes is written twice. */
  doubled: boolean;
  /** `$name` and `$(command)` stand for something else. */
  dollar: boolean;
  /** `$'…'` with escapes, backticks around commands. */
  bash: boolean;
  comments: boolean;
}

const posix: Dialect = {
  escape: '\\',
  escapedInside: /^[$`"\\\n]/,
  singleQuotes: true,
  doubled: false,
  dollar: true,
  bash: true,
  comments: true,
};

const powershell: Dialect = {
  escape: '`',
  escapedInside: /^[\s\S]/,
  singleQuotes: true,
  doubled: true,
  dollar: true,
  bash: false,
  comments: true,
};

const cmd: Dialect = {
  escape: '^',
  escapedInside: /^(?!)/,
  singleQuotes: false,
  doubled: false,
  dollar: false,
  bash: false,
  comments: false,
};

/** Which shell a line was written for, by what only that one understands. */
export function dialectOf(text: string): Dialect {
  const start = text.slice(0, 200);
  // Long commands are broken with the shell's own escape at the end of a line.
  if (/\s`\n/.test(text)) return powershell;
  if (/\s\^\n/.test(text)) return cmd;
  if (/^\s*(?:&\s|\$env:|PS [A-Za-z]:)/i.test(start) || /[;\n]\s*\$env:/i.test(text)) return powershell;
  if (/^\s*set\s+"?\w+=/i.test(start) || /^\s*"?[A-Za-z]:\\/.test(start) || /\.exe["\s]/i.test(start))
    return cmd;
  return posix;
}

export function isCmd(dialect: Dialect): boolean {
  return dialect === cmd;
}
