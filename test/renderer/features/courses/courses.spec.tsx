// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { CourseStatus } from '#contract/course';
import { usedAgo } from '../../../../renderer/features/courses/used-ago.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { someProfiles } from '../../support/fake-tests.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const calls = (shown: Shown, method: string) => shown.bridge.calls.filter((call) => call.method === method);
const row = (shown: Shown, name: string) => shown.eventually(() => shown.find(`[title="Abrir ${name}"]`));

function failed(reason: string, id: string): CourseStatus {
  const problem = {
    code: 'credentials-rejected',
    message: '',
    retryable: false,
    reference: 'k7m2qd9x',
    details: { reason, user: 'calculo_app' },
  } as const;
  return { link: 'none', problem, failed: id };
}

describe('the courses on the welcome screen', () => {
  it('are there with what tells them apart, the last one ready for Enter', async () => {
    const shown = await showApp({ connect: { profiles: someProfiles } });
    const first = await row(shown, 'Cálculo I · 2026-2');
    expect(document.activeElement).toBe(first);
    expect(first.textContent).toContain('calculo_i en db.example.edu');
    expect((await row(shown, 'Cálculo I · 2026-1')).textContent).toContain('solo mirar');
    expect((await row(shown, 'Cálculo I nocturno')).textContent).toContain('sin abrir todavía');
  });

  it('that are reached without encryption say so before they are opened', async () => {
    const [first, second, third] = someProfiles;
    if (!first || !second || !third) throw new Error('Three courses are needed');
    const open = { ...first, tls: { ...first.tls, mode: 'disable' as const } };
    const local = { ...second, host: '127.0.0.1', tls: open.tls };
    const shown = await showApp({ connect: { profiles: [open, local, third] } });
    const mark = (await row(shown, first.name)).querySelector('[data-mark]');
    expect([mark?.textContent, mark?.getAttribute('data-mark')]).toEqual(['sin cifrar', 'open']);
    for (const { name } of [second, third]) {
      expect((await row(shown, name)).querySelector('[data-mark]')).toBeNull();
    }
  });

  it('open with one press where the password is known', async () => {
    const shown = await showApp({ connect: { profiles: someProfiles } });
    await shown.click(await row(shown, 'Cálculo I · 2026-2'));
    await shown.eventually(() => shown.find('[role=listbox]'));
    expect(calls(shown, 'course.open')[0]?.input).toEqual({ id: 'calculo-2026-2' });
  });

  it('say themselves that they are being opened', async () => {
    const status = { link: 'connecting', opening: 'Cálculo I · 2026-2' } as const;
    const shown = await showApp({ status, connect: { profiles: someProfiles } });
    expect((await row(shown, 'Cálculo I · 2026-2')).textContent).toContain('Abriendo…');
  });

  it('are removed only after it was said what goes and what stays', async () => {
    const shown = await showApp({ connect: { profiles: someProfiles } });
    await row(shown, 'Cálculo I nocturno');
    await shown.click(shown.button('Quitar Cálculo I nocturno'));
    const dialog = await shown.eventually(() => shown.find('[role=dialog]'));
    expect(dialog.textContent).toContain('El curso y todo lo que hay en su servidor se quedan como están.');
    expect(calls(shown, 'connect.remove')).toEqual([]);
    await shown.click(shown.button('Quitar el curso'));
    await shown.eventually(() => expect(shown.findAll('[title="Abrir Cálculo I nocturno"]')).toEqual([]));
    expect(calls(shown, 'connect.remove')[0]?.input).toEqual({ id: 'nocturno' });
  });

  it('go to a colleague without passwords, and it is said where', async () => {
    const shown = await showApp({ connect: { profiles: someProfiles } });
    await row(shown, 'Cálculo I nocturno');
    await shown.click(shown.button('Exportar'));
    await shown.eventually(() => expect(document.body.textContent).toContain('sin ninguna contraseña.'));
    await shown.click(shown.button('Importar'));
    await shown.eventually(() => expect(document.body.textContent).toContain('No hay cursos nuevos'));
    expect(document.body.textContent).not.toContain('tiza-courses.json');
  });

  it('that did not open offer to try again and to look at the connection', async () => {
    const shown = await showApp({
      status: failed('login-refused', 'calculo-2026-2'),
      connect: { profiles: someProfiles },
    });
    await shown.click(await shown.eventually(() => shown.button('Revisar la conexión')));
    await shown.eventually(() => expect(shown.find('form h1').textContent).toBe('Cambiar la conexión'));
  });
});

describe('the password', () => {
  async function type(shown: Shown, text: string): Promise<void> {
    const input = shown.find('[role=dialog] input[type=password]') as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    await shown.change(() => {
      set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  const submit = (shown: Shown) =>
    shown.change(() =>
      shown
        .find('[role=dialog] form')
        .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    );

  it('is asked for where none is known, and handed to the opening alone', async () => {
    const shown = await showApp({ connect: { profiles: someProfiles, withPassword: [] } });
    await shown.click(await row(shown, 'Cálculo I · 2026-2'));
    await shown.eventually(() => shown.find('[role=dialog]'));
    expect(calls(shown, 'course.open')).toEqual([]);
    await type(shown, 'pizarra');
    await submit(shown);
    await shown.eventually(() => shown.find('[role=listbox]'));
    expect(calls(shown, 'course.open')[0]?.input).toEqual({
      id: 'calculo-2026-2',
      password: 'pizarra',
      remember: true,
    });
    expect(shown.findAll('[role=dialog]')).toEqual([]);
  });

  it('is asked for by itself when the course of the last time could not open without', async () => {
    const status = failed('password-missing', 'calculo-2026-2');
    const shown = await showApp({ status, connect: { profiles: someProfiles } });
    const dialog = await shown.eventually(() => shown.find('[role=dialog]'));
    expect(dialog.textContent).toContain('Contraseña de Cálculo I · 2026-2');
    await shown.click(shown.button('Ahora no'));
    expect(shown.findAll('[role=dialog]')).toEqual([]);
  });

  it('that was wrong is asked for again in place', async () => {
    const status = failed('password-wrong', 'calculo-2026-2');
    const shown = await showApp({ status, connect: { profiles: someProfiles } });
    const dialog = await shown.eventually(() => shown.find('[role=dialog]'));
    expect(dialog.textContent).toContain('La contraseña de calculo_app no es correcta.');
  });

  it('that no longer holds for the open course is asked for from the status bar, not over the work', async () => {
    const { wire, course } = fakeStatus;
    const problem = { reason: 'password-wrong', retryable: false, details: { user: 'calculo_app' } };
    const shown = await showApp({
      status: {
        ...fakeStatus,
        link: 'lost',
        ...(course && { course: { ...course, id: 'calculo-2026-2' } }),
        ...(wire && { wire: { ...wire, link: 'lost', problem } }),
      },
      connect: { profiles: someProfiles },
    });
    await shown.eventually(() => shown.button('Escribir la contraseña'));
    expect(shown.findAll('[role=dialog]')).toEqual([]);
    await shown.click(shown.button('Escribir la contraseña'));
    await shown.eventually(() => shown.find('[role=dialog]'));
    await type(shown, 'borrador');
    await submit(shown);
    await shown.eventually(() => expect(calls(shown, 'course.open')).toHaveLength(1));
    expect(calls(shown, 'course.open')[0]?.input).toMatchObject({
      id: 'calculo-2026-2',
      password: 'borrador',
    });
  });
});

describe('the desk', () => {
  it('switches to another course', async () => {
    const shown = await showApp({ status: fakeStatus, connect: { profiles: someProfiles } });
    await shown.click(await shown.eventually(() => shown.button('Opciones del curso')));
    await shown.click(await shown.eventually(() => shown.button('Cálculo I nocturno')));
    await shown.eventually(() => expect(calls(shown, 'course.open')[0]?.input).toEqual({ id: 'nocturno' }));
  });

  it('tells what the login may do, and hands out the grants it lacks', async () => {
    const missing = ['public.feedback', 'public.feedback'].map((object) => ({
      action: 'comment',
      privilege: 'insert' as const,
      object,
      columns: [],
      statement: 'GRANT INSERT ON "public"."feedback" TO "ana.torres";',
    }));
    const { wire } = fakeStatus;
    const rights = wire?.rights && {
      ...wire.rights,
      readOnly: 'replica' as const,
      actions: { comment: { allowed: false, missing }, read: { allowed: true, missing: [] } },
    };
    const shown = await showApp({
      status: { ...fakeStatus, ...(wire && rights && { wire: { ...wire, rights } }) },
    });
    await shown.eventually(() => expect(document.body.textContent).toContain('copia de solo lectura'));
    await shown.click(shown.button(/docente/));
    const dropdown = await shown.eventually(() => shown.find('[role=dialog]'));
    expect([...dropdown.querySelectorAll('li')].map((each) => each.textContent)).toEqual([
      'Leer las entregas',
      'Escribir comentarios',
    ]);
    expect(dropdown.querySelector('pre')?.textContent).toBe(
      'GRANT INSERT ON "public"."feedback" TO "ana.torres";',
    );
    await shown.click(shown.button(/^Copiar$/));
    expect(calls(shown, 'app.copy')).toHaveLength(1);
    await shown.eventually(() => shown.button('Copiado'));
  });
});

describe('when a course was last used', () => {
  const now = Date.parse('2026-11-21T09:30:00Z');
  it.each([
    ['2026-11-21T09:29:30Z', null],
    ['2026-11-21T09:31:00Z', null],
    ['2026-11-21T09:28:00Z', 'hace 2 minutos'],
    ['2026-11-21T06:10:00Z', 'hace 3 horas'],
    ['2026-11-20T09:00:00Z', 'ayer'],
    ['2026-08-20T09:00:00Z', 'hace 3 meses'],
  ])('%s is %s', (moment, words) => {
    expect(usedAgo(moment, now, 'es')).toBe(words);
  });
});
