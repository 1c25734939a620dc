import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnedFocus } from '../../components/use-returned-focus.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { viewerKeysAttribute } from '../commands/pressed-command.ts';
import { useCommands } from '../commands/use-commands.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { ImagePane, type PaneKeys } from './image-pane.tsx';
import styles from './image-viewer.module.css';
import type { ShownImage } from './shown-image.ts';
import { useImageActs } from './use-image-acts.ts';
import { ViewerBar } from './viewer-bar.tsx';

interface ImageViewerProps {
  images: readonly ShownImage[];
  start: number;
  student: string;
  onClose: () => void;
}

const step = 1.25;
const contrasts = [1, 1.5, 2.2];

/** The images of one submission over the whole window, one or several side by side. */
export function ImageViewer({ images, start, student, onClose }: ImageViewerProps) {
  const { t } = useTranslation('images');
  const dialog = useRef<HTMLDialogElement>(null);
  const panes = useRef<(PaneKeys | null)[]>([]);
  useReturnedFocus();
  const turn = useUiStore((state) => state.turn);
  const [shown, setShown] = useState([start]);
  const [active, setActive] = useState(0);
  const [contrast, setContrast] = useState(0);
  const [inverted, setInverted] = useState(false);
  const acts = useImageActs();
  const current = shown[active] ?? start;
  const image = images[current];

  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.focus();
  }, []);

  const put = (index: number) => setShown(shown.map((each, pane) => (pane === active ? index : each)));
  const beside = (by: number) => put((current + by + images.length) % images.length);
  const compare = () => {
    const wanted = shown.length === 1 ? 2 : shown.length === 2 && images.length > 2 ? 4 : 1;
    const count = Math.min(wanted, images.length);
    setShown(Array.from({ length: count }, (_, pane) => (current + pane) % images.length));
    setActive(0);
  };
  const go = (index: number) => index < images.length && put(index);
  const keys = () => panes.current[active];
  useCommands({
    'image-close': onClose,
    'image-closer': () => keys()?.zoom(step),
    'image-further': () => keys()?.zoom(1 / step),
    'image-fit': () => keys()?.show('fit'),
    'image-width': () => keys()?.show('width'),
    'image-full': () => keys()?.show('full'),
    'image-rotate': () => image && turn(image.id),
    'image-compare': compare,
    'image-invert': () => setInverted(!inverted),
    'image-contrast': () => setContrast((contrast + 1) % contrasts.length),
    'image-save': () => acts.save(image),
    'image-copy': () => acts.copy(image),
    'image-next': () => beside(1),
    'image-previous': () => beside(-1),
    'image-1': () => go(0),
    'image-2': () => go(1),
    'image-3': () => go(2),
    'image-4': () => go(3),
  });
  const filter = `contrast(${contrasts[contrast]})${inverted ? ' invert(1) hue-rotate(180deg)' : ''}`;
  return (
    <dialog
      ref={dialog}
      className={styles.viewer}
      aria-label={t('viewer')}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      {...{ [viewerKeysAttribute]: '' }}
    >
      <ViewerBar
        position={current}
        count={images.length}
        pressed={{
          'image-compare': shown.length > 1,
          'image-invert': inverted,
          'image-contrast': contrast > 0,
        }}
        busy={acts.busy}
        said={acts.copied ? t('copied') : ''}
      />
      {acts.error !== null && <ErrorNotice error={acts.error} />}
      <div className={styles.panes} data-count={shown.length}>
        {shown.map((index, pane) => {
          const each = images[index];
          return (
            each && (
              <ImagePane
                key={`${pane} ${each.id}`}
                ref={(keys) => {
                  panes.current[pane] = keys;
                }}
                image={each}
                student={student}
                active={shown.length > 1 && pane === active}
                alone={shown.length === 1}
                filter={filter}
                onActivate={() => setActive(pane)}
              />
            )
          );
        })}
      </div>
    </dialog>
  );
}
