import { useTranslation } from 'react-i18next';
import { PlainText } from '../../components/plain-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { MathText } from '../mathematics/math-text.tsx';
import styles from './stack-card.module.css';
import type { Stack } from './stacks.ts';

interface StackCardProps {
  stack: Stack;
  /** A comment to it was begun. */
  drafted: boolean;
}

/** One answer of the class: how many gave it, how it reads, and the other ways it was written. */
export function StackCard({ stack, drafted }: StackCardProps) {
  const { t } = useTranslation('questions');
  const language = useLanguage();
  const { kind, members, ways, wayCount, inClass, awaiting } = stack;
  const count = members.length;
  const unit = kind === 'same' ? 'students' : kind;
  return (
    <article className={styles.card}>
      <p className={styles.count}>
        <b>{formatCount(count, language)}</b>
        <span>{t(`unit.${unit}`, { count })}</span>
      </p>
      <div className={styles.answer}>
        {kind === 'same' && (
          <p className={styles.text}>
            <MathText text={ways[0]?.text ?? ''} />
          </p>
        )}
        {kind === 'blank' && <p className={styles.none}>{t('blank')}</p>}
        {kind === 'alone' && <p className={styles.text}>{t('alone')}</p>}
        <p className={styles.also}>
          {kind === 'alone' && t('openOneByOne')}
          {kind === 'blank' && t('blankHelp')}
          {kind === 'same' && inClass > count && `${t('inClass', { count: inClass })} · `}
          {kind === 'same' && wayCount === 1 && t('oneWay')}
          {kind === 'same' && wayCount > 1 && (
            <>
              {t('ways', { count: wayCount })}
              {' · '}
              {t('also')}{' '}
              {ways.slice(1, 4).map((way, index) => (
                <span key={way.text}>
                  {index > 0 && ', '}
                  {t('quote.open')}
                  <PlainText text={way.text.slice(0, 60)} />
                  {t('quote.close')}
                </span>
              ))}
            </>
          )}
        </p>
      </div>
      <p className={styles.state}>
        {drafted && <Tag tone="draft">{t('draft')}</Tag>}
        {awaiting === 0 && <Tag tone="done">{t('done')}</Tag>}
        {awaiting > 0 && (
          <Tag tone="wait">
            {awaiting === count ? t('allAwaiting') : t('someAwaiting', { count: awaiting })}
          </Tag>
        )}
      </p>
    </article>
  );
}
