import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { problemsIn, type SourceFile } from './house/rule.ts';
import { rules } from './house/rules.ts';

// The house rules that a command can check; docs/architecture.md says why they are there.

function ownFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => path !== '')
    .flatMap((path) => {
      const bytes = read(path);
      // Of a binary file only the name has to follow rules.
      return bytes === undefined ? [] : [{ path, text: bytes.includes(0) ? '' : bytes.toString('utf8') }];
    });
}

/** Undefined for what git still lists and the folder no longer has. */
function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const files = ownFiles();
const problems = problemsIn(files, rules);
for (const { path, line, rule, message } of problems) {
  console.error(`${path}${line === undefined ? '' : `:${line}`}  ${message}  [${rule}]`);
}
console.log(`House rules: ${files.length} files, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
