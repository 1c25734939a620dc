import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activitiesQuery } from '../../api/queries.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import type { OpenCourse } from '../course/use-open-course.ts';
import { commentProblem } from '../feedback/comment-problem.ts';
import { studentOf } from '../outbox/student-of.ts';
import { useNaming } from '../students/use-naming.ts';
import styles from './bulk-screen.module.css';
import type { Candidate } from './candidates.ts';
import { usePublishMany } from './use-publish-many.ts';

interface ReviewListProps {
  course: OpenCourse;
  candidates: readonly Candidate[];
  empty: string;
  /** Whoever was told something already is left out until the person says otherwise. */
  careful: boolean;
  onSent?: () => void;
}

/** Each comment exactly as it will be read. What the person should look at twice is not chosen by itself. */
export function ReviewList({ course, candidates, empty, careful, onSent }: ReviewListProps) {
  const { t } = useTranslation(['bulk', 'feedback']);
  const publish = usePublishMany(course.id, onSent);
  /** What the person chose themselves, by key. */
  const [own, setOwn] = useState<Record<string, boolean>>({});
  const mayLeave = ({ text }: Candidate) => commentProblem(text) === null;
  const isChosen = (each: Candidate) => mayLeave(each) && (own[each.key] ?? each.newer.length === 0);
  const chosen = candidates.filter(isChosen);
  if (candidates.length === 0) return <p className={styles.about}>{empty}</p>;
  const all = candidates.filter(mayLeave);
  return (
    <section aria-label={t('bulk:review')}>
      <div className={styles.tools}>
        <Checkbox
          label={t('bulk:all', { count: all.length })}
          checked={chosen.length === all.length}
          indeterminate={chosen.length > 0 && chosen.length < all.length}
          onChange={({ currentTarget: { checked } }) =>
            setOwn(Object.fromEntries(all.map(({ key }) => [key, checked])))
          }
        />
        <Button
          variant="filled"
          disabled={chosen.length === 0 || course.readOnly}
          title={course.readOnly ? t('feedback:onlyLooking') : undefined}
          onClick={() => publish(chosen)}
        >
          {t('bulk:publish', { count: chosen.length })}
        </Button>
      </div>
      <ul className={styles.list}>
        {candidates.map((each) => (
          <Row
            key={each.key}
            candidate={each}
            careful={careful}
            chosen={isChosen(each)}
            onChoose={(checked) => setOwn({ ...own, [each.key]: checked })}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  candidate: Candidate;
  careful: boolean;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

function Row({ candidate: { place, text, newer }, careful, chosen, onChoose }: RowProps) {
  const { t } = useTranslation(['bulk', 'feedback']);
  const naming = useNaming();
  const goTo = useUiStore((state) => state.goTo);
  const activities = useQuery(activitiesQuery()).data;
  const title = activities?.find(({ key }) => key === place.activity)?.title ?? place.activity;
  const name = naming.name(studentOf(place));
  const problem = commentProblem(text);
  return (
    <li>
      <Checkbox
        aria-label={t('bulk:choose', { student: name })}
        checked={chosen}
        disabled={problem !== null}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <div className={styles.comment}>
        <p className={styles.facts}>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          · {title}
          <Button size="compact-xs" variant="subtle" onClick={() => goTo(place.ref)}>
            {t('bulk:open')}
          </Button>
        </p>
        <PlainText text={naming.text(text, studentOf(place))} />
        {problem !== null && problem !== 'empty' && (
          <p className={styles.warning}>{t(`feedback:problem.${problem}`)}</p>
        )}
        {newer.length > 0 && (
          <p className={styles.warning}>
            {t(careful ? 'bulk:toldAlready' : 'bulk:newer', {
              author: newer[0]?.author ?? t('feedback:somebody'),
              text: newer[0]?.text ?? '',
            })}
          </p>
        )}
      </div>
    </li>
  );
}
