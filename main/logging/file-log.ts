import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLog, type Log } from './log.ts';
import { redact, redactText } from './redact.ts';

const largest = 1_000_000;
const kept = 3;

/**
 * One redacted JSON line per entry. Written at once, because the entry before a crash is the one that matters;
 * a log that cannot be written never stops the desk.
 */
export function createFileLog(folder: string, now: () => Date = () => new Date()): Log {
  const path = join(folder, 'tiza.log');
  let size = prepare(folder, path);
  return createLog(({ level, message, facts }) => {
    const line = `${JSON.stringify({
      at: now().toISOString(),
      level,
      message: redactText(message),
      ...(facts === undefined ? {} : { facts: redact(facts) }),
    })}\n`;
    try {
      if (size + line.length > largest) size = rotate(path);
      appendFileSync(path, line, { mode: 0o600 });
      size += line.length;
    } catch {
      // Nowhere left to say it.
    }
  });
}

function prepare(folder: string, path: string): number {
  try {
    mkdirSync(folder, { recursive: true });
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function rotate(path: string): number {
  for (let number = kept - 1; number >= 0; number -= 1) {
    const from = number === 0 ? path : `${path}.${number}`;
    try {
      renameSync(from, `${path}.${number + 1}`);
    } catch {
      // That generation does not exist yet.
    }
  }
  return 0;
}
