import { type PointerEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import styles from './image-pane.module.css';
import { ImageTrouble } from './image-trouble.tsx';
import type { ShownImage } from './shown-image.ts';
import { useImageProblem } from './use-image-problem.ts';
import { type Box, fitted, movedBy, settle, turnedBox, type View, zoomAt } from './view.ts';

export interface PaneKeys {
  zoom(factor: number): void;
  show(mode: 'fit' | 'width' | 'full'): void;
}

interface ImagePaneProps {
  ref: Ref<PaneKeys>;
  image: ShownImage;
  student: string;
  /** The one the keys are for. */
  active: boolean;
  /** Nothing is beside it: the keys cannot be for another. */
  alone: boolean;
  filter: string;
  onActivate: () => void;
}

const nothing: Box = { width: 0, height: 0 };

/** One image that can be moved, turned and looked at closely. */
export function ImagePane({ ref, image, student, active, alone, filter, onActivate }: ImagePaneProps) {
  const { t } = useTranslation(['images', 'submission']);
  const quarters = useUiStore((state) => state.turns[image.id] ?? 0);
  const [view, setView] = useState<View>(fitted);
  const [natural, setNatural] = useState(nothing);
  const [space, setSpace] = useState(nothing);
  const frame = useRef<HTMLDivElement>(null);
  const trouble = useImageProblem(image.url);
  const shown = settle(view, turnedBox(natural, quarters), space);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setSpace({ width: element.clientWidth, height: element.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);

  useImperativeHandle(ref, () => ({
    zoom: (factor) => setView(zoomAt(shown, factor, { x: 0, y: 0 })),
    show: (mode) =>
      setView(mode === 'full' ? zoomAt(shown, 1 / shown.scale, { x: 0, y: 0 }) : { ...fitted, mode }),
  }));

  // Not React's own wheel listener: that one may not keep the page from zooming.
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
      setView(zoomAt(shown, Math.exp(-event.deltaY / 400), at));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  });

  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) setView(movedBy(shown, event.movementX, event.movementY));
  };
  return (
    <section
      ref={frame}
      className={styles.frame}
      aria-label={image.label}
      data-active={active || undefined}
      tabIndex={alone ? undefined : 0}
      onFocus={onActivate}
      onPointerDown={(event) => {
        onActivate();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onDoubleClick={() =>
        setView(view.mode === 'fit' ? zoomAt(shown, 1 / shown.scale, { x: 0, y: 0 }) : fitted)
      }
    >
      {trouble.problem === null ? (
        <img
          className={styles.image}
          src={trouble.address}
          alt={t('submission:image.alt', { label: image.label, student })}
          draggable={false}
          decoding="sync"
          style={{
            filter,
            transform: `translate(-50%, -50%) translate(${shown.x}px, ${shown.y}px) rotate(${quarters * 90}deg) scale(${shown.scale})`,
          }}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setNatural({ width: naturalWidth, height: naturalHeight })
          }
          onError={trouble.failed}
        />
      ) : (
        <div className={styles.trouble}>
          <ImageTrouble
            problem={trouble.problem}
            image={image}
            onAgain={trouble.again}
            onAnyway={trouble.openAnyway}
          />
        </div>
      )}
      <p className={styles.caption}>
        <bdi>{image.label}</bdi>
        {trouble.problem === null && ` · ${Math.round(shown.scale * 100)} %`}
      </p>
    </section>
  );
}
