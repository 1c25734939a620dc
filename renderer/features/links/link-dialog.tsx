import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { courseStatusQuery, profilesQuery } from '../../api/queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import { useOpenSample } from '../course/use-course.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { useEnterCourse } from '../courses/use-open-course.ts';
import styles from './link-dialog.module.css';
import { type SubmissionLink, useLinkStore } from './link-store.ts';

const forget = () => useLinkStore.setState({ arrived: null });

/** What a link from outside leads to: told where it leads nowhere, asked where it would close what is open. */
export function LinkDialog() {
  const arrived = useLinkStore((state) => state.arrived);
  const open = useOpenCourse();
  if (arrived === null) return null;
  if (arrived.kind !== 'submission') {
    return <Refused kind={arrived.kind} name={arrived.kind === 'refused' ? null : arrived.name} />;
  }
  return <Leading key={`${arrived.course.id}/${arrived.ref.id}`} link={arrived} open={open} />;
}

function Refused({ kind, name }: { kind: 'refused' | 'unknown-course'; name: string | null }) {
  const { t } = useTranslation(['links', 'common']);
  const openConnect = useUiStore((state) => state.openConnect);
  const unknown = kind === 'unknown-course';
  return (
    <Dialog title={t(`links:${kind}.title`)} onClose={forget}>
      <p>
        {unknown
          ? t(name === null ? 'links:unknown-course.nameless' : 'links:unknown-course.text', { name })
          : t('links:refused.text')}
      </p>
      <div className={styles.foot}>
        {unknown && (
          <Button
            onClick={() => {
              forget();
              openConnect();
            }}
          >
            {t('links:unknown-course.connect')}
          </Button>
        )}
        <Button data-autofocus variant="filled" onClick={forget}>
          {t('links:understood')}
        </Button>
      </div>
    </Dialog>
  );
}

interface LeadingProps {
  link: SubmissionLink;
  open: { id: string; name: string } | undefined;
}

function Leading({ link, open }: LeadingProps) {
  const { t } = useTranslation('links');
  const enterProfile = useEnterCourse(useQuery(profilesQuery()).data);
  const openSample = useOpenSample().mutate;
  const isAsked = open !== undefined && open.id !== link.course.id;
  const listKnown = useQuery(profilesQuery()).isSuccess;
  const openKnown = useQuery(courseStatusQuery()).isSuccess;
  const go = () => {
    useLinkStore.setState({ arrived: null, going: link });
    if (open?.id === link.course.id) return;
    if (link.course.kind === 'sample') openSample();
    else enterProfile(link.course.id);
  };
  // Nothing is closed by it: nobody has to be asked.
  useEffect(() => {
    if (!isAsked && listKnown && openKnown) go();
  });
  if (!isAsked) return null;
  return (
    <Dialog title={t('ask.title')} onClose={forget}>
      <p>{t('ask.text', { other: link.course.name, open: open.name })}</p>
      <div className={styles.foot}>
        <Button onClick={forget}>{t('ask.stay', { open: open.name })}</Button>
        <Button data-autofocus variant="filled" onClick={go}>
          {t('ask.go', { other: link.course.name })}
        </Button>
      </div>
    </Dialog>
  );
}
