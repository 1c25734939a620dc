import { describe, expect, it } from 'vitest';
import { launchProblem } from '../../scripts/start/launch-problem.ts';

const log = (line: string, code: number) =>
  `electron.launch: Process failed to launch!\nCall log:\n\u001b[2m  - [pid=7][err] ${line}\u001b[22m\n  - <process did exit: exitCode=${code}, signal=null>`;

describe('why the desk did not open', () => {
  it('is that it is open already', () => {
    expect(launchProblem(log('', 0))).toContain('open already');
  });

  it.each(["EACCES: permission denied, mkdir '/a/Tiza'", "EEXIST: file already exists, mkdir '/a/Tiza'"])(
    'is a folder that cannot be written: %s',
    (line) => {
      const sentence = launchProblem(log(line, 1));
      expect(sentence).toContain(`cannot write to its folder (${line}). Nothing was changed.`);
    },
  );

  it('is a full disk', () => {
    expect(launchProblem(log('ENOSPC: no space left on device, write', 1))).toMatch(
      /^The disk is full \(ENOSPC: no space left on device, write\)\. /,
    );
  });

  it('is left to its own words when it is none of these', () => {
    expect(launchProblem(log('TypeError: x is not a function', 1))).toBeNull();
  });
});
