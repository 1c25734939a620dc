import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnedFocus } from '../../components/use-returned-focus.ts';
import type { Finding } from './finding.ts';
import { bestOf } from './matching.ts';
import styles from './palette.module.css';
import { PaletteList } from './palette-list.tsx';
import { useAtHand } from './use-at-hand.ts';
import { useFound } from './use-found.ts';

const mostOfEach = 7;

/** One field that finds everything: students, answers, activities, commands. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('palette');
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const atHand = useAtHand();
  const found = useFound(typed);
  const findings = [...firstOf(atHand, typed), ...found.findings];
  const current = findings.find(({ id }) => id === chosen) ?? findings[0];

  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  useReturnedFocus();

  const choose = (finding: Finding | undefined) => {
    if (finding === undefined) return;
    onClose();
    // Where it was opened from has the focus again before what was chosen looks for its place.
    requestAnimationFrame(() => requestAnimationFrame(() => finding.run()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const at = current === undefined ? 0 : findings.indexOf(current);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step !== undefined) {
      const wraps =
        Math.abs(step) === 1 ? (at + step + findings.length) % Math.max(1, findings.length) : at + step;
      setChosen(findings[Math.min(findings.length - 1, Math.max(0, wraps))]?.id ?? null);
    } else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('label')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.sheet}>
        <div className={styles.field}>
          <IconSearch size={18} stroke={1.8} aria-hidden />
          <input
            role="combobox"
            aria-label={t('label')}
            aria-expanded={findings.length > 0}
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-activedescendant={current && `palette-${current.id}`}
            placeholder={t('placeholder')}
            maxLength={200}
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              setChosen(null);
            }}
            onKeyDown={onKeyDown}
          />
          <kbd>Esc</kbd>
        </div>
        <PaletteList findings={findings} current={current} onPoint={setChosen} onChoose={choose} />
        <p className={styles.state} role="status">
          {found.failed ? t('failed') : found.isAsking ? t('asking') : stateOf(findings.length, typed, t)}
        </p>
      </div>
    </dialog>
  );
}

/** Nothing typed yet: everything at hand, so that it can also be read as a list. */
function firstOf(atHand: readonly Finding[], typed: string): Finding[] {
  if (typed.trim() === '') return [...atHand];
  const ofKind = (kind: Finding['kind']) => atHand.filter((each) => each.kind === kind);
  return [...bestOf(ofKind('activity'), typed, mostOfEach), ...bestOf(ofKind('command'), typed, mostOfEach)];
}

function stateOf(count: number, typed: string, t: ReturnType<typeof useTranslation<'palette'>>['t']): string {
  if (typed.trim() === '') return t('hint');
  return count === 0 ? t('nothing') : t('count', { count });
}
