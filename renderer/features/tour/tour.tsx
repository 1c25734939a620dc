import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTexts } from '../../i18n/use-help-texts.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';
import { usePreferences } from '../preferences/use-preferences.ts';
import { stops } from './stops.ts';
import styles from './tour.module.css';

/**
 * A card beside what it speaks of. The desk stays usable under it: letters typed into a field are the field's,
 * and the card answers to keys only while it has the focus.
 */
export function Tour() {
  const { t } = useHelpTexts();
  const { t: named } = useTranslation('commands');
  const [at, setAt] = useState(0);
  const card = useRef<HTMLElement>(null);
  const id = useId();
  const { preferences, change } = usePreferences();
  const stop = stops[at] ?? stops[0];
  const isLast = at === stops.length - 1;
  const end = () => useUiStore.getState().tour(false);
  const next = () => (isLast ? end() : setAt(at + 1));
  const previous = () => setAt(Math.max(0, at - 1));
  useCommands({ 'go-back': end });

  useEffect(() => {
    const { view, activity, openActivity } = useUiStore.getState();
    if (view !== 'grading') openActivity(activity);
  }, []);
  useEffect(() => {
    if (!preferences.tourSeen) change({ tourSeen: true });
  }, [preferences.tourSeen, change]);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.tour = stop.place;
    card.current?.focus({ preventScroll: true });
    return () => {
      delete dataset.tour;
    };
  }, [stop]);

  const onKeyDown = (event: KeyboardEvent) => {
    const act = { ArrowRight: next, ArrowLeft: previous, Escape: end, Enter: next }[event.key];
    const isPressed = event.key === 'Enter' && event.target !== card.current;
    if (act === undefined || isPressed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };

  return (
    <>
      <div className={styles.ring} aria-hidden="true" />
      <section
        ref={card}
        className={styles.card}
        tabIndex={-1}
        data-tour-card
        aria-labelledby={`${id}-step ${id}-title`}
        aria-describedby={`${id}-text`}
        onKeyDown={onKeyDown}
      >
        <header className={styles.head}>
          <span id={`${id}-step`}>{t('tour.step', { number: at + 1, total: stops.length })}</span>
          <ActionIcon size={24} aria-label={t('tour.end')} onClick={end}>
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </header>
        <h2 id={`${id}-title`}>{t(`tour.stops.${stop.place}.title`)}</h2>
        <div id={`${id}-text`}>
          <p>{t(`tour.stops.${stop.place}.text`)}</p>
          <ul className={styles.keys}>
            {stop.keys.map((name) => (
              <li key={name}>
                <CommandKeys name={name} /> {named(name)}
              </li>
            ))}
            {stop.place === 'write' && (
              <li>
                <CommandKeys name="next-pane" /> {t('tour.return')}
              </li>
            )}
          </ul>
        </div>
        <footer className={styles.foot}>
          {at > 0 && (
            <Button size="xs" onClick={previous}>
              {t('tour.previous')}
            </Button>
          )}
          <Button size="xs" variant="filled" onClick={next}>
            {t(isLast ? 'tour.finish' : 'tour.next')}
          </Button>
        </footer>
      </section>
    </>
  );
}
