import type { BackupFormat } from '#contract/backup-words';

/** What other programs open keeps the ending they know. */
const endings: Record<BackupFormat, string> = { 'sql.gz': '.sql.gz', bundle: '', custom: '.dump' };

/** Of what opens in Tiza with a double click: its own bundle, and whatever is encrypted. */
const own = '.tiza';

/** Sorts by time, reads well, and is allowed on every disk: `calculo-i-2026-11-21-073015.sql.gz.tiza`. */
export function backupFileName(
  course: string,
  { format, encrypt }: { format: BackupFormat; encrypt: boolean },
  when: Date,
): string {
  const plain = course
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [when.getFullYear(), two(when.getMonth() + 1), two(when.getDate())].join('-');
  const time = [when.getHours(), when.getMinutes(), when.getSeconds()].map(two).join('');
  return `${plain || 'tiza'}-${day}-${time}${endings[format]}${encrypt || format === 'bundle' ? own : ''}`;
}
