import { AppError, type ErrorCode } from '#contract/errors';

export type Reason =
  | 'embedded-no-access'
  | 'embedded-disk-full'
  | 'embedded-port-taken'
  | 'embedded-still-running'
  | 'embedded-out-of-memory'
  | 'embedded-binaries-incomplete'
  | 'embedded-root'
  | 'embedded-too-slow'
  | 'embedded-damaged';

const codes: Record<Reason, ErrorCode> = {
  'embedded-no-access': 'forbidden',
  'embedded-disk-full': 'disk-full',
  'embedded-port-taken': 'busy',
  'embedded-still-running': 'busy',
  'embedded-out-of-memory': 'busy',
  'embedded-binaries-incomplete': 'internal',
  'embedded-root': 'forbidden',
  'embedded-too-slow': 'unreachable',
  'embedded-damaged': 'internal',
};

const diskFull = /No space left on device|Disk quota exceeded/;

// What the server and initdb say on stderr (always in English: LC_ALL=C), most telling first.
const sayings: [RegExp, Reason][] = [
  [/could not bind IPv4 address|could not create any TCP\/IP sockets/, 'embedded-port-taken'],
  [
    /lock file "[^"]*postmaster\.pid" already exists|pre-existing shared memory block|is already in use/,
    'embedded-still-running',
  ],
  [diskFull, 'embedded-disk-full'],
  [
    /error while loading shared libraries|Library not loaded|cannot execute binary/,
    'embedded-binaries-incomplete',
  ],
  [/"root" execution|cannot be run as root|with administrative permissions/, 'embedded-root'],
  [
    /out of memory|Cannot allocate memory|could not fork|could not create shared memory segment|Too many open files|Resource temporarily unavailable/,
    'embedded-out-of-memory',
  ],
  [
    /Permission denied|Read-only file system|Operation not permitted|has wrong ownership/,
    'embedded-no-access',
  ],
];

export function embeddedError(reason: Reason, directory: string, cause?: unknown): AppError {
  const code = codes[reason];
  return new AppError(code, `The embedded PostgreSQL cannot run: ${reason}`, {
    retryable: code === 'busy' || code === 'unreachable',
    details: { reason, directory },
    cause,
  });
}

export function reasonOf(error: unknown): string | undefined {
  const reason = error instanceof AppError ? error.details?.reason : undefined;
  return typeof reason === 'string' ? reason : undefined;
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** True when the server complained about a full disk, whatever else it said. */
export function saysDiskFull(output: string): boolean {
  return diskFull.test(output);
}

/** Names the failure of a program of the server by what it said. */
export function failureOf(output: string, directory: string, otherwise: Reason): AppError {
  const reason = sayings.find(([pattern]) => pattern.test(output))?.[1] ?? otherwise;
  return embeddedError(reason, directory, new Error(output.slice(-4000)));
}

const filesystem: Record<string, Reason> = {
  EACCES: 'embedded-no-access',
  EPERM: 'embedded-no-access',
  EROFS: 'embedded-no-access',
  ENOTDIR: 'embedded-no-access',
  // A file lies where a folder should be.
  EEXIST: 'embedded-no-access',
  ENOSPC: 'embedded-disk-full',
  EDQUOT: 'embedded-disk-full',
};

// A full disk, and class XX and 58: the server found its own files damaged or gone.
const sqlstates: [RegExp, Reason][] = [
  [/^53100$/, 'embedded-disk-full'],
  [/^(XX|58)...$/, 'embedded-damaged'],
];

/** Names an error of the file system or of the server on our way to the data. */
export function named(error: unknown, directory: string): unknown {
  const code = codeOf(error) ?? '';
  const reason = filesystem[code] ?? sqlstates.find(([pattern]) => pattern.test(code))?.[1];
  return reason === undefined ? error : embeddedError(reason, directory, error);
}
