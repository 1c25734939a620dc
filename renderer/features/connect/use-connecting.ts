import { type Dispatch, type SetStateAction, useState } from 'react';
import type { ConnectionTest, Problem } from '#contract/connection-wire';
import type { Profile } from '#contract/connections';
import { useUiStore } from '../../state/ui-store.ts';
import { type ConnectForm, draftOf, type FieldProblems, problemsIn, wishOf } from './connect-form.ts';
import { sameDraft, type Testing, useConnectionTest } from './use-connection-test.ts';
import { useOpenSaved, useSaveCourse } from './use-save-course.ts';

interface Sheet {
  form: ConnectForm;
  setForm: Dispatch<SetStateAction<ConnectForm>>;
  profile: Profile | undefined;
}

export interface Connecting {
  testing: Testing;
  /** Something was changed since the test. */
  outdated: boolean;
  /** Fields that have to be filled in first; told once somebody has asked for more than they allow. */
  problems: FieldProblems;
  /** The password was not accepted, or none was known. */
  rejected: (Problem & { reason: RejectedReason }) | null;
  /** Why saving or opening did not work. */
  error: unknown;
  saving: boolean;
  test(): Promise<ConnectionTest | null>;
  testWith(form: ConnectForm): Promise<ConnectionTest | null>;
  withOldMethods(): ConnectForm;
  /** Saves it as it was tested, for what comes before it can be opened. */
  keep(): Promise<Profile | null>;
  saveOnly(): Promise<void>;
  open(): Promise<void>;
}

const rejectedReasons = ['password-wrong', 'password-missing'] as const;
type RejectedReason = (typeof rejectedReasons)[number];

/** Test, save, open: each only when asked for, and opening only what a test has passed. */
export function useConnecting({ form, setForm, profile }: Sheet): Connecting {
  const testing = useConnectionTest();
  const saving = useSaveCourse();
  const opening = useOpenSaved();
  const close = useUiStore((state) => state.closeConnect);
  const [asked, setAsked] = useState<'nothing' | 'test' | 'save'>('nothing');
  // A course saved by an opening that then failed is not saved a second time under another id.
  const [saved, setSaved] = useState(profile);
  const draft = draftOf(form, saved?.id);
  const outdated = testing.run !== null && !sameDraft(draft, testing.run.draft);

  async function testWith(next: ConnectForm): Promise<ConnectionTest | null> {
    setForm(next);
    setAsked((before) => (before === 'save' ? before : 'test'));
    opening.reset();
    if (Object.keys(problemsIn(next, false)).length > 0) return null;
    return testing.start(draftOf(next, saved?.id));
  }

  async function save(result: ConnectionTest | null, password = ''): Promise<Profile | null> {
    const tls = result?.tls?.settings ?? wishOf(form) ?? strictest;
    try {
      const kept = await saving.mutateAsync({ form, profile: saved, tls, password });
      setSaved(kept);
      return kept;
    } catch {
      // The mutation keeps it for the sheet to tell.
      return null;
    }
  }

  async function open(): Promise<void> {
    setAsked('save');
    if (Object.keys(problemsIn(form, true)).length > 0) return;
    const passed = outdated ? null : (testing.run?.result ?? null);
    const result = passed?.ok ? passed : await testWith(form);
    if (!result?.ok) return;
    const kept = await save(result);
    if (kept === null) return;
    await opening.mutateAsync({ id: kept.id, password: form.password }).then(close, () => undefined);
  }

  async function keep(): Promise<Profile | null> {
    setAsked('save');
    if (Object.keys(problemsIn(form, true)).length > 0) return null;
    return save(testing.run?.result ?? null);
  }

  async function saveOnly(): Promise<void> {
    setAsked('save');
    if (Object.keys(problemsIn(form, true)).length > 0) return;
    const tested = outdated ? null : (testing.run?.result ?? null);
    // What was never open has never been told which encryption its server offers.
    const result = profile === undefined ? (tested ?? (await testWith(form))) : tested;
    const holds = result?.ok === true || result?.problem?.reason === 'database-empty';
    if (profile === undefined && !holds) return;
    if ((await save(holds ? result : null, form.password)) !== null) close();
  }

  function withOldMethods(): ConnectForm {
    const mode = testing.run?.result?.tls?.settings?.mode;
    return { ...form, encryption: mode ?? form.encryption, oldPasswordMethods: true };
  }

  return {
    testing,
    outdated,
    problems: asked === 'nothing' ? {} : problemsIn(form, asked === 'save'),
    rejected: rejection(testing.run?.result?.problem ?? null),
    error: testing.run?.error ?? saving.error ?? opening.error,
    saving: saving.isPending || opening.isPending,
    test: () => testWith(form),
    testWith,
    withOldMethods,
    keep,
    saveOnly,
    open,
  };
}

const strictest = { mode: 'verify-full', channelBinding: 'prefer', oldPasswordMethods: false } as const;

function rejection(problem: Problem | null): Connecting['rejected'] {
  const reason = rejectedReasons.find((one) => one === problem?.reason);
  return problem === null || reason === undefined ? null : { ...problem, reason };
}
