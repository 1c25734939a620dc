import type { CourseStatus } from '#contract/course';
import { DatabaseScreen } from '../../../renderer/features/care/database-screen.tsx';
import type { CareSection } from '../../../renderer/state/ui-store.ts';
import { useUiStore } from '../../../renderer/state/ui-store.ts';
import type { FakeBridgeOptions } from './fake-bridge.ts';
import type { FakeCare } from './fake-care.ts';
import { fakeStatus } from './fake-status.ts';
import { type Shown, show } from './show.tsx';

type Rights = NonNullable<NonNullable<CourseStatus['wire']>['rights']>;

/** The course open with these rights; an admin's unless told otherwise. */
export function statusWith(rights: Partial<Rights> = {}, readOnly = false): CourseStatus {
  const { course, wire } = fakeStatus;
  if (course === undefined || !wire?.rights) throw new Error('The fake course is not open.');
  return {
    ...fakeStatus,
    course: { ...course, readOnly },
    wire: { ...wire, rights: { ...wire.rights, kind: 'admin', ...rights } },
  };
}

/** The database screen with one of its parts in front. */
export async function showDatabase(
  section: CareSection,
  care: Partial<FakeCare> = {},
  more: FakeBridgeOptions = {},
): Promise<Shown> {
  const status = more.status ?? statusWith();
  if (status.course === undefined) throw new Error('No course is open.');
  useUiStore.setState({ ...useUiStore.getInitialState(), view: 'database', careSection: section }, true);
  const screen = <DatabaseScreen status={status} course={status.course} />;
  const shown = await show(screen, { ...more, status, care });
  await shown.eventually(() => shown.find('[role=tabpanel] section'));
  return shown;
}

/** What typing leaves behind, as React hears of it. */
export async function type(shown: Shown, field: HTMLElement, text: string): Promise<void> {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await shown.change(() => {
    setter?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export function labelled(shown: Shown, label: string): HTMLElement {
  const found = shown.findAll('label').find((each) => each.textContent?.includes(label));
  return shown.find(`[id="${found?.getAttribute('for')}"]`);
}

export function callsOf(shown: Shown, method: string): unknown[] {
  return shown.bridge.calls.filter((call) => call.method === method).map(({ input }) => input);
}
