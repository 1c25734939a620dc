import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

// electron-builder brings both, and packs with them.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const library = createRequire(builder.resolve('app-builder-lib'));
const yaml: { load(text: string): Record<string, unknown> } = library('js-yaml');
const { FuseV1Options } = library('@electron/fuses') as { FuseV1Options: Record<string, string | number> };

const read = async (file: string) => yaml.load(await readFile(file, 'utf8'));

/** A fuse as the configuration spells it: `RunAsNode` is `runAsNode`. */
const spelled = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

describe('the configuration of the packages', () => {
  it('spells out every fuse there is', async () => {
    const { electronFuses } = await read('electron-builder.yml');
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(known.length).toBeGreaterThan(7);
    expect(Object.keys(electronFuses as object).sort()).toEqual(known.map(spelled).sort());
  });

  it('lets nobody run other code than what was packed', async () => {
    const { electronFuses } = await read('electron-builder.yml');
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('insists on signatures for a release, and only there', async () => {
    expect(await read('electron-builder.yml')).not.toHaveProperty('forceCodeSigning');
    expect(await read('electron-builder.release.yml')).toMatchObject({
      extends: './electron-builder.yml',
      forceCodeSigning: true,
      mac: { notarize: true },
    });
  });

  it('goes by one name, in the package and while it runs', async () => {
    const { appId } = await read('electron-builder.yml');
    expect(await readFile('main/electron/start.ts', 'utf8')).toContain(`setAppUserModelId('${appId}')`);
  });

  it('gives every file a name without spaces', async () => {
    const configuration = await read('electron-builder.yml');
    for (const [key, name] of namesIn(configuration)) expect(name, key).not.toMatch(/\s/);
  });
});

function namesIn(part: Record<string, unknown>): [string, string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] => {
    if (key === 'artifactName' || key === 'executableName') return [[key, String(value)]];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? namesIn(value as Record<string, unknown>)
      : [];
  });
}
