import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { ImagePane, type PaneKeys } from './image-pane.tsx';
import styles from './image-viewer.module.css';
import type { ShownImage } from './shown-image.ts';
import { ViewerBar } from './viewer-bar.tsx';
import { type ViewerAction, viewerAction } from './viewer-keys.ts';

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
  const turn = useUiStore((state) => state.turn);
  const [shown, setShown] = useState([start]);
  const [active, setActive] = useState(0);
  const [contrast, setContrast] = useState(0);
  const [inverted, setInverted] = useState(false);
  const save = useMutation({
    mutationFn: ({ ref, key }: ShownImage) => tiza.grading.saveImage({ ...ref, image: key }),
  });
  const current = shown[active] ?? start;
  const image = images[current];

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  const put = (index: number) => setShown(shown.map((each, pane) => (pane === active ? index : each)));
  const beside = (by: number) => put((current + by + images.length) % images.length);
  const compare = () => {
    const wanted = shown.length === 1 ? 2 : shown.length === 2 && images.length > 2 ? 4 : 1;
    const count = Math.min(wanted, images.length);
    setShown(Array.from({ length: count }, (_, pane) => (current + pane) % images.length));
    setActive(0);
  };
  const act = (action: ViewerAction) => {
    const keys = panes.current[active];
    if (typeof action === 'object') return action.image < images.length ? put(action.image) : undefined;
    switch (action) {
      case 'close':
        return onClose();
      case 'closer':
        return keys?.zoom(step);
      case 'further':
        return keys?.zoom(1 / step);
      case 'rotate':
        return image && turn(image.id);
      case 'compare':
        return compare();
      case 'invert':
        return setInverted(!inverted);
      case 'contrast':
        return setContrast((contrast + 1) % contrasts.length);
      case 'save':
        return image && save.mutate(image);
      case 'next':
        return beside(1);
      case 'previous':
        return beside(-1);
      default:
        return keys?.show(action);
    }
  };
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
      onKeyDown={(event) => {
        const action = viewerAction(event.nativeEvent);
        if (action === undefined) return;
        event.preventDefault();
        act(action);
      }}
    >
      <ViewerBar
        position={current}
        count={images.length}
        pressed={{ compare: shown.length > 1, invert: inverted, contrast: contrast > 0 }}
        saving={save.isPending}
        onAct={act}
      />
      {save.error !== null && <ErrorNotice error={save.error} />}
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
