import { beforeEach, expect, test, vi } from 'vitest';
import type { Submission } from '#contract/grading';

let decoded: string[] = [];

beforeEach(() => {
  decoded = [];
  vi.resetModules();
  vi.stubGlobal(
    'Image',
    class {
      src = '';
      async decode() {
        decoded.push(this.src);
      }
    },
  );
  return () => vi.unstubAllGlobals();
});

const load = () => import('../../../../renderer/features/images/warm-images.ts');

function submission(id: number, bytes: number, count = 2): Pick<Submission, 'ref' | 'parts'> {
  const images = Array.from({ length: count }, (_, n) => ({
    key: `imagen_${n + 1}`,
    label: `Imagen ${n + 1}`,
    bytes,
    version: 'v1',
  }));
  return {
    ref: { activity: 'foro5', id: String(id) },
    parts: [{ kind: 'images', key: 'fotos', label: 'Fotos', images }],
  };
}

test('each image of the next submission is decoded once', async () => {
  const { warmImages } = await load();
  warmImages(submission(1, 100_000) as Submission);
  warmImages(submission(1, 100_000) as Submission);
  expect(decoded).toHaveLength(2);
});

test('however many submissions go by, twelve images are held: the latest', async () => {
  const { warmImages, warmedImages } = await load();
  for (let id = 0; id < 500; id += 1) warmImages(submission(id, 100_000) as Submission);
  expect(warmedImages()).toHaveLength(12);
  expect(warmedImages().at(-1)).toContain('/499/');
});

test('photographs of several megabytes are held by their weight, and the next ones always', async () => {
  const { warmImages, warmedImages } = await load();
  for (let id = 0; id < 20; id += 1) warmImages(submission(id, 8_000_000) as Submission);
  expect(warmedImages()).toHaveLength(4);
  expect(warmedImages().at(-1)).toContain('/19/');
});

test('what is too heavy to be opened unasked is not fetched ahead', async () => {
  const { warmImages, warmedImages } = await load();
  warmImages(submission(1, 25_000_000) as Submission);
  expect(decoded).toEqual([]);
  expect(warmedImages()).toEqual([]);
});
