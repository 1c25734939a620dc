import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpellChecked } from '../preferences/use-spelling.ts';
import styles from './comment-box.module.css';

interface CommentBoxProps {
  /** What stands in the box when it appears; from then on the box itself knows. */
  start: string;
  box: RefObject<HTMLTextAreaElement | null>;
  label: string;
  describedBy?: string;
  placeholder?: string;
  onType: (text: string) => void;
  /** What was typed should be safe now and not in a moment. */
  onLeave: () => void;
  /** Ctrl+Z in a box in which nothing was typed since the person came to it: what was done before is meant. */
  onUndo: () => void;
  /** Ctrl+Enter, where it does not mean publishing the comment. */
  onSubmit?: () => void;
}

/** Nothing is drawn for a keystroke but the letter itself: the text lives in the field, not in React. */
export function CommentBox({
  start,
  box,
  label,
  describedBy,
  placeholder,
  onType,
  onLeave,
  onUndo,
  onSubmit,
}: CommentBoxProps) {
  const { t } = useTranslation('feedback');
  const spellChecked = useSpellChecked();
  const [first] = useState(start);
  const typedHere = useRef(false);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => () => leave.current(), []);
  return (
    <textarea
      ref={box}
      className={styles.box}
      defaultValue={first}
      aria-label={label}
      aria-describedby={describedBy}
      aria-keyshortcuts="Control+Enter Control+Space"
      placeholder={placeholder ?? t('box.placeholder')}
      {...spellChecked}
      rows={6}
      onInput={(event) => {
        typedHere.current = true;
        onType(event.currentTarget.value);
      }}
      onFocus={() => {
        typedHere.current = false;
      }}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        if (onSubmit !== undefined && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSubmit();
        }
        const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
        if (!isUndo || typedHere.current) return;
        event.preventDefault();
        onUndo();
      }}
    />
  );
}
