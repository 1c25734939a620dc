import { Button } from '@mantine/core';
import { useId } from 'react';
import { useHelpTexts } from '../../i18n/use-help-texts.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { usePreferences } from '../preferences/use-preferences.ts';
import styles from './offer-card.module.css';

/** At the end of the sidebar, where it covers nothing and asks for nothing. */
export function OfferCard() {
  const { t } = useHelpTexts();
  const { change } = usePreferences();
  const { tour } = useUiStore.getState();
  const id = useId();
  return (
    <section className={styles.offer} aria-labelledby={id}>
      <h2 id={id}>{t('tour.offer.title')}</h2>
      <p>{t('tour.offer.text')}</p>
      <div className={styles.choice}>
        <Button size="compact-xs" variant="filled" onClick={() => tour(true)}>
          {t('tour.offer.start')}
        </Button>
        <Button size="compact-xs" onClick={() => change({ tourSeen: true })}>
          {t('tour.offer.later')}
        </Button>
      </div>
    </section>
  );
}
