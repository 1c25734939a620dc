import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../../scripts/electron-binary.ts';
import { type LaneOptions, standIn } from './launch.ts';

export interface Wrapper {
  executable: string;
  remove(): void;
}

/** The lane's executable with root's power to ignore permissions taken away: like anybody else, it cannot write where it may not. */
export function boundByPermissions(lane: LaneOptions['lane']): Wrapper {
  const program = lane === 'electron' ? findElectron() : standIn;
  if (program === null) throw new Error("Electron's binary has gone.");
  const folder = mkdtempSync(join(tmpdir(), 'tiza-e2e-wrapper-'));
  const executable = join(folder, 'electron');
  const limit = process.getuid?.() === 0 ? 'setpriv --bounding-set=-dac_override ' : '';
  writeFileSync(executable, `#!/bin/sh\nexec ${limit}'${program}' "$@"\n`);
  chmodSync(executable, 0o755);
  return { executable, remove: () => rmSync(folder, { recursive: true }) };
}
