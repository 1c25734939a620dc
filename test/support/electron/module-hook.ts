import Module from 'node:module';

type Load = (request: string, ...rest: unknown[]) => unknown;

/** From now on `require('electron')` gives this, also from within a bundle. */
export function answerRequire(electron: object): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, ...rest) =>
    request === 'electron' || request === 'electron/main' ? electron : load.call(Module, request, ...rest);
}
