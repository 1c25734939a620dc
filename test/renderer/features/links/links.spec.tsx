// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { CourseStatus } from '#contract/course';
import type { ArrivedLink } from '#contract/links';
import { type SubmissionLink, useLinkStore } from '../../../../renderer/features/links/link-store.ts';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const here = fakeStatus.course as NonNullable<typeof fakeStatus.course>;
const linkTo = (course: { id: string; name: string }): ArrivedLink => ({
  kind: 'submission',
  ref: { activity: 'foro3', id: '30' },
  course: { ...course, kind: 'profile' },
});
const place = () => useUiStore.getState().places['foro3/all'];
const asked = (shown: Shown, method: string) => shown.bridge.calls.filter((call) => call.method === method);

describe('a link from outside', () => {
  it('into the open course is followed without a word', async () => {
    const shown = await showApp({ status: fakeStatus, link: linkTo(here) });
    await shown.eventually(() => expect(place()).toEqual({ activity: 'foro3', id: '30' }));
    expect(shown.findAll('[role=dialog]')).toHaveLength(0);
    expect(useUiStore.getState().chip).toBe('all');
  });

  it('to an activity that is gone says so, and leaves the desk where it is', async () => {
    const link = { ...linkTo(here), ref: { activity: 'foro99', id: '1' } } as ArrivedLink;
    const shown = await showApp({ status: fakeStatus, link });
    await shown.eventually(() => expect(document.body.textContent).toContain('ya no tiene'));
    expect(useUiStore.getState().activity).toBeNull();
  });

  it('into another course is asked about first, and can be declined', async () => {
    const shown = await showApp({ status: fakeStatus, link: linkTo({ id: 'other', name: 'Álgebra' }) });
    const dialog = await shown.eventually(() => shown.find('[role=dialog]'));
    expect(dialog.textContent).toContain('Álgebra');
    expect(dialog.textContent).toContain(here.name);
    await shown.click(shown.button(`Seguir en ${here.name}`));
    expect(shown.findAll('[role=dialog]')).toHaveLength(0);
    expect(asked(shown, 'course.open')).toEqual([]);
    expect(place()).toBeUndefined();
  });

  it('opens its course where none is open', async () => {
    const link: ArrivedLink = {
      ...linkTo(here),
      course: { id: 'sample', name: 'Cálculo I', kind: 'sample' },
    } as ArrivedLink;
    const shown = await showApp({ link });
    await shown.eventually(() => expect(asked(shown, 'course.openSample')).toHaveLength(1));
  });

  describe('whose course was not opened after all', () => {
    const closed = { link: 'none' } as const;
    const failed = (reason: string): CourseStatus => ({
      ...closed,
      failed: here.id,
      problem: { code: 'unreachable', message: '', retryable: true, reference: 'r', details: { reason } },
    });
    const goingTo = () => useLinkStore.getState().going?.course.id;
    const arrive = async (shown: Shown) => {
      useLinkStore.setState({ arrived: null, going: null });
      await shown.change(() => useLinkStore.setState({ going: linkTo(here) as SubmissionLink }));
      await shown.change(() =>
        shown.bridge.emit('course-status', { link: 'connecting', opening: here.name }),
      );
      expect(goingTo()).toBe(here.id);
    };

    it('is forgotten when nobody gives its password, not while it is being asked for', async () => {
      const shown = await showApp({ status: closed });
      await arrive(shown);
      await shown.change(() => useUiStore.getState().askPassword(here.id));
      await shown.change(() => shown.bridge.emit('course-status', failed('password-wrong')));
      expect(goingTo()).toBe(here.id);
      await shown.change(() => useUiStore.getState().askPassword(null));
      expect(goingTo()).toBeUndefined();
      await shown.change(() => shown.bridge.emit('course-status', fakeStatus));
      await shown.eventually(() => shown.find('[role=option]'));
      expect(place()).toBeUndefined();
    });

    it.each([
      ['its server cannot be reached', failed('host-unreachable')],
      ['another one was opened instead', { ...fakeStatus, course: { ...here, id: 'other', name: 'Otro' } }],
    ])('is forgotten when %s', async (_why, status) => {
      const shown = await showApp({ status: closed });
      await arrive(shown);
      await shown.change(() => shown.bridge.emit('course-status', status));
      await shown.eventually(() => expect(goingTo()).toBeUndefined());
    });
  });

  it.each([
    [{ kind: 'refused' } as const, 'Este enlace no se puede abrir'],
    [{ kind: 'unknown-course', name: 'Álgebra' } as const, '«Álgebra»'],
  ])('that leads nowhere says so: %o', async (link, words) => {
    const shown = await showApp({ status: fakeStatus, link });
    await shown.eventually(() => expect(shown.find('[role=dialog]').textContent).toContain(words));
    await shown.click(shown.button('Entendido'));
    expect(shown.findAll('[role=dialog]')).toHaveLength(0);
  });

  it('is copied with one key, and said to be', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => shown.find('[role=option][aria-selected=true]'));
    await shown.press('y');
    await shown.eventually(() => expect(document.body.textContent).toContain('Enlace copiado'));
    expect(asked(shown, 'links.copy')[0]?.input).toMatchObject({ activity: expect.any(String) });
  });
});
