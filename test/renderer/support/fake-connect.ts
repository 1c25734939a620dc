import { profile } from '#contract/connections';
import type { Bridge } from '#contract/contract';
import type { Answer } from './fake-bridge.ts';

/** A person with no course yet, on a computer whose clipboard holds nothing of use. */
export function createFakeConnect(answer: Answer): Bridge['connect'] {
  return {
    readPasted: answer('connect.readPasted', (text) => ({
      kind: null,
      fields: {},
      ignored: [],
      warnings: [],
      errors: [{ key: text === '' ? 'empty' : 'not-recognised', at: 0 }],
      masked: text,
    })),
    clipboardOffer: answer('connect.clipboardOffer', () => null),
    takeClipboard: answer('connect.takeClipboard', () => null),
    profiles: answer('connect.profiles', () => ({
      profiles: [],
      store: { where: 'keychain' },
      withPassword: [],
    })),
    save: answer('connect.save', ({ fields }) => profile.parse({ ...fields, id: 'fake-profile' })),
    remove: answer('connect.remove', () => null),
    exportTo: answer('connect.exportTo', () => null),
    importFrom: answer('connect.importFrom', () => null),
    test: answer('connect.test', () => ({
      ok: true,
      steps: [],
      tls: null,
      server: null,
      platform: null,
      problem: null,
    })),
    cancelTest: answer('connect.cancelTest', () => null),
  };
}
