import { useMutation } from '@tanstack/react-query';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { pictureOf } from './picture-of.ts';
import type { ShownImage } from './shown-image.ts';

/** What can be taken away of an image: the file as it was handed in, or the picture as it is seen. */
export function useImageActs() {
  const save = useMutation({
    mutationFn: ({ ref, key }: ShownImage) => tiza.grading.saveImage({ ...ref, image: key }),
  });
  const copy = useMutation({
    mutationFn: async ({ id, url }: ShownImage) =>
      tiza.app.copyPicture(await pictureOf(url, useUiStore.getState().turns[id] ?? 0)),
  });
  return {
    save: (image: ShownImage | undefined) => {
      copy.reset();
      if (image !== undefined) save.mutate(image);
    },
    copy: (image: ShownImage | undefined) => {
      save.reset();
      if (image !== undefined) copy.mutate(image);
    },
    busy: { 'image-save': save.isPending, 'image-copy': copy.isPending },
    /** The picture is on the clipboard. */
    copied: copy.isSuccess,
    error: save.error ?? copy.error,
  };
}
