import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileList } from '#contract/connect';
import type { Profile } from '#contract/connections';
import { useUiStore } from '../../state/ui-store.ts';
import { BlankCourseDialog } from '../care/blank-course/blank-course-dialog.tsx';
import { BlankCourseOffer } from '../care/blank-course/blank-course-offer.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { AlreadyThere } from './already-there.tsx';
import { ConnectActions } from './connect-actions.tsx';
import { emptyForm, formOf, withChoice, withPasted } from './connect-form.ts';
import styles from './connect-screen.module.css';
import { ConnectionFields } from './connection-fields.tsx';
import { MoreOptions } from './more-options.tsx';
import { PasswordField } from './password-field.tsx';
import { PasteField } from './paste-field.tsx';
import { TestProblem } from './test-problem.tsx';
import { TestSteps } from './test-steps.tsx';
import { useConnecting } from './use-connecting.ts';

interface ConnectSheetProps {
  /** The course whose connection is being changed. */
  profile: Profile | undefined;
  list: ProfileList | undefined;
}

/** From a pasted line to an open course. Nothing connects before the person asks for it. */
export function ConnectSheet({ profile, list }: ConnectSheetProps) {
  const { t } = useTranslation(['connect', 'reasons']);
  const close = useUiStore((state) => state.closeConnect);
  const [form, setForm] = useState(() => (profile === undefined ? emptyForm : formOf(profile)));
  /** The course that is about to be created in an empty database. */
  const [blank, setBlank] = useState<Profile | null>(null);
  const connecting = useConnecting({ form, setForm, profile });
  const { testing, outdated, problems, error, rejected } = connecting;
  const known = profile !== undefined && (list?.withPassword.includes(profile.id) ?? false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void connecting.open();
  };
  return (
    <>
      <form
        className={styles.sheet}
        noValidate
        aria-labelledby="connect-title"
        onSubmit={submit}
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
      >
        <header className={styles.head}>
          <h1 id="connect-title">{t(profile === undefined ? 'connect:title' : 'connect:editTitle')}</h1>
          <ActionIcon aria-label={t('connect:close')} onClick={close}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
          <p>{t(profile === undefined ? 'connect:intro' : 'connect:editIntro')}</p>
        </header>
        <PasteField
          autoFocus={profile === undefined}
          onUnderstood={({ fields }) => setForm((current) => withPasted(current, fields))}
        />
        <AlreadyThere form={form} except={profile} profiles={list?.profiles ?? []} />
        <ConnectionFields form={form} problems={problems} onChange={setForm}>
          <PasswordField
            label={t('connect:fields.password')}
            value={form.password}
            store={list?.store}
            known={known}
            problem={
              rejected && !outdated ? t(`reasons:${rejected.reason}.title`, rejected.details) : undefined
            }
            onChange={(password) => setForm((current) => ({ ...current, password }))}
          />
        </ConnectionFields>
        <MoreOptions form={form} onChange={setForm} />
        {testing.run !== null && <TestSteps run={testing.run} outdated={outdated} />}
        {testing.run?.result && !outdated && (
          <TestProblem
            result={testing.run.result}
            onChoose={(choice, proof) => void connecting.testWith(withChoice(form, choice, proof))}
            onAllowOldMethods={() => void connecting.testWith(connecting.withOldMethods())}
          />
        )}
        {testing.run?.result?.problem?.reason === 'database-empty' && !outdated && (
          <div className={styles.blank}>
            <BlankCourseOffer onAccept={() => void connecting.keep().then(setBlank)} />
          </div>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <ConnectActions connecting={connecting} editing={profile !== undefined} />
      </form>
      {blank !== null && (
        <BlankCourseDialog
          profile={blank}
          password={form.password}
          onClose={() => setBlank(null)}
          onOpened={close}
        />
      )}
    </>
  );
}
