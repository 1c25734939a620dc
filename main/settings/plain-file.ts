import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

const largest = 64_000_000;

/** The text of a file that anybody may have put there: no device without end, no pipe that never speaks. */
export async function readPlainFile(path: string): Promise<string> {
  // Windows has no such pipes and does not know the word.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const about = await file.stat();
    if (!about.isFile()) throw strange('ENOTFILE');
    if (about.size > largest) throw strange('EFBIG');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function strange(code: string): Error {
  return Object.assign(new Error('No file of settings'), { code });
}
