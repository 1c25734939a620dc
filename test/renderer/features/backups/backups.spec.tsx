// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { BackupsScreen } from '../../../../renderer/features/backups/backups-screen.tsx';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { statusWith } from '../../support/database.tsx';
import type { FakeBackups } from '../../support/fake-backups.ts';
import {
  fakeBackup,
  fakeBesideJob,
  fakeInspected,
  fakeJob,
  fakeOverview,
  fakeRestorePlan,
} from '../../support/fake-backups.ts';
import { closeAll, type Shown, show } from '../../support/show.tsx';

afterEach(closeAll);

const status = statusWith();

async function open(backups: Partial<FakeBackups> = {}): Promise<Shown> {
  useUiStore.setState(useUiStore.getInitialState(), true);
  const { course } = status;
  if (course === undefined) throw new Error('The fake course is not open.');
  const shown = await show(<BackupsScreen course={course} />, { status, backups });
  await shown.eventually(() => shown.find('footer'));
  return shown;
}

async function type(shown: Shown, label: string, value: string): Promise<void> {
  const field = shown
    .findAll('label')
    .find(({ textContent }) => textContent?.startsWith(label))
    ?.getAttribute('for');
  const input = document.getElementById(field ?? '') as HTMLInputElement | null;
  if (input === null) throw new Error(`No field is called ${label}`);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await shown.change(() => {
    set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const called = ({ bridge }: Shown, method: string) =>
  bridge.calls.filter((call) => call.method === `backups.${method}`).map(({ input }) => input);
const fresh = { ...fakeOverview, backups: [], passphraseKnown: false };

describe('the list of backups', () => {
  it('says in words and in bars how far each is proven', async () => {
    const shown = await open();
    const rows = shown.findAll('tbody tr');
    expect(rows.map((row) => row.querySelectorAll('[data-filled]').length)).toEqual([3, 3, 2]);
    expect(rows.map((row) => row.querySelector('[data-tone]')?.getAttribute('data-tone'))).toEqual([
      'done',
      'done',
      'wait',
    ]);
    expect(rows[0]?.textContent).toContain('restaurada y comparada');
    expect(rows[2]?.textContent).toContain('leída de nuevo, aún sin restaurar');
    expect(rows[2]?.textContent).toContain('Comprobar ahora');
  });

  it('never shows as green what is damaged, gone or changed, and offers nothing of what is of no use', async () => {
    const shown = await open({
      overview: {
        ...fakeOverview,
        backups: [
          fakeBackup(0, { state: 'file-missing' }),
          fakeBackup(1, { state: 'file-changed' }),
          fakeBackup(2, { level: 'written', drill: { outcome: 'failed', message: '' } }),
          fakeBackup(3, { drill: { outcome: 'different', tables: [] } }),
        ],
      },
    });
    const rows = shown.findAll('tbody tr');
    expect(rows.map((row) => row.querySelector('[data-tone]')?.getAttribute('data-tone'))).toEqual([
      'bad',
      'bad',
      'bad',
      'bad',
    ]);
    expect(rows[0]?.querySelectorAll('button')).toHaveLength(0);
    expect(rows[2]?.querySelectorAll('button')).toHaveLength(0);
  });

  it('says why a backup could not be proven here, and what a partial one does not hold', async () => {
    const shown = await open({
      overview: {
        ...fakeOverview,
        backups: [
          fakeBackup(0, {
            level: 'read-back',
            drill: {
              outcome: 'not-possible',
              reason: 'server-newer',
              facts: { version: '19', newest: '18' },
            },
            notCovered: [{ kind: 'operator', count: 2, names: ['public.~~>', 'public.<~~'] }],
          }),
        ],
      },
    });
    const { textContent } = shown.find('tbody tr');
    expect(textContent).toContain('PostgreSQL 19 y Tiza trae el 18');
    expect(textContent).toContain('PARCIAL No guarda: operadores: public.~~>, public.<~~');
  });
});

describe('what is under way', () => {
  it('is told table by table with the time left, and can be given up', async () => {
    const shown = await open({ job: fakeJob });
    const job = await shown.eventually(() => shown.find('[aria-live]'));
    expect(job.textContent).toContain('respuestas_foro5 · 402 MB de 640 MB · quedan unos 9 s');
    expect(job.textContent).toContain('7 de 12 tablas');
    expect(shown.find('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('62');
    await shown.click(shown.button('Cancelar'));
    expect(called(shown, 'cancel')).toHaveLength(1);
  });

  it('of a failure says what happened, what is kept and what to do', async () => {
    const error = {
      code: 'disk-full' as const,
      message: '',
      retryable: false,
      reference: 'k7m2qd9x',
      details: { reason: 'backup-no-space', folder: '/d', needed: 640, free: 112 },
    };
    const shown = await open({ job: { ...fakeJob, state: 'failed', progress: null, error } });
    const alert = await shown.eventually(() => shown.find('[role="alert"]'));
    expect(alert.textContent).toContain('hacen falta 640 MB y hay 112 MB libres');
    expect(alert.textContent).toContain('Libera espacio o elige otra carpeta');
  });
});

describe('taking a backup', () => {
  it('asks for a passphrase twice and begins only when both are the same', async () => {
    const shown = await open({ overview: fresh });
    await shown.click(shown.button(/^Hacer una copia ahora/));
    const go = () => shown.button(/^Hacer la copia$/) as HTMLButtonElement;
    expect(go().disabled).toBe(true);
    await type(shown, 'Frase de contraseña', 'cuatro palabras');
    await type(shown, 'La misma otra vez', 'cuatro letras');
    expect(shown.find('[role="dialog"]').textContent).toContain('Las dos no son iguales.');
    expect(go().disabled).toBe(true);
    await type(shown, 'La misma otra vez', 'cuatro palabras');
    await shown.click(go());
    expect(called(shown, 'start')).toEqual([{ passphrase: 'cuatro palabras', remember: true }]);
  });

  it('does not ask again for one that is known, and warns where nothing is encrypted', async () => {
    const shown = await open();
    await shown.click(shown.button(/^Hacer una copia ahora/));
    expect(shown.findAll('input[type="password"]')).toHaveLength(0);
    await shown.click(shown.find('[role="switch"]'));
    expect(called(shown, 'change')).toEqual([{ encrypt: false }]);
    await shown.eventually(() => {
      expect(shown.find('[role="dialog"]').textContent).toContain('tal como se escribieron');
    });
    await shown.click(shown.button(/^Hacer la copia$/));
    expect(called(shown, 'start')).toEqual([{}]);
  });

  it('names the grants that somebody lacks', async () => {
    const statement = 'GRANT SELECT ON TABLE "public"."usuarios" TO "ana";';
    const missing = [
      { action: 'back-up', privilege: 'select' as const, object: 'public.usuarios', columns: [], statement },
    ];
    const shown = await open({ overview: { ...fresh, missing } });
    expect(shown.find('pre').textContent).toBe(statement);
  });
});

describe('restoring over the course', () => {
  async function plan(more: Partial<FakeBackups> = {}): Promise<Shown> {
    const shown = await open({ inspected: fakeInspected, plan: fakeRestorePlan, ...more });
    await shown.click(shown.button(/^Restaurar…$/));
    await shown.click(await shown.eventually(() => shown.find('input[value="in-place"]')));
    await shown.click(shown.button('Ver qué cambiaría'));
    await shown.eventually(() => shown.find('[role="dialog"] table'));
    return shown;
  }

  it('lists what would be gone and what was written since, and asks for the course’s name', async () => {
    const shown = await plan();
    const { textContent } = shown.find('[role="dialog"]');
    expect(textContent).toContain('Desaparecerían 3 filas');
    expect(textContent).toContain('Revisa el límite por la izquierda.');
    const go = () => shown.button('Sustituir lo que hay') as HTMLButtonElement;
    await type(shown, 'Escribe', 'calculo');
    expect(go().disabled).toBe(true);
    await type(shown, 'Escribe', 'Cálculo I');
    await shown.click(go());
    expect(called(shown, 'restore')).toEqual([
      {
        file: fakeInspected.file,
        target: { kind: 'in-place' },
        consent: fakeRestorePlan.consent,
        typed: 'Cálculo I',
        keepNewer: true,
      },
    ]);
  });

  it('asks for the passphrase of the backup that is taken before, where none is known', async () => {
    const shown = await plan({ overview: { ...fakeOverview, passphraseKnown: false } });
    const go = () => shown.button('Sustituir lo que hay') as HTMLButtonElement;
    await type(shown, 'Escribe «', 'Cálculo I');
    expect(go().disabled).toBe(true);
    await type(shown, 'Frase de contraseña', 'cuatro palabras');
    await type(shown, 'La misma otra vez', 'cuatro palabras');
    await shown.click(go());
    const [asked] = called(shown, 'restore');
    expect(asked).toMatchObject({ safety: { passphrase: 'cuatro palabras', remember: true } });
  });
});

describe('chosen tables', () => {
  it('go beside the live ones, and it is said where they are and how they go away again', async () => {
    const beside = { ...fakeRestorePlan, typed: null, newer: [], schema: 'tiza_copia_20261121_0730' };
    const shown = await open({ plan: beside });
    await shown.click(shown.button(/^Restaurar…$/));
    await shown.click(await shown.eventually(() => shown.find('input[value="beside"]')));
    const go = () => shown.button('Ver qué cambiaría') as HTMLButtonElement;
    expect(go().disabled).toBe(true);
    const boxes = shown.findAll('fieldset input[type="checkbox"]');
    expect(boxes).toHaveLength(fakeInspected.tables.length + 1);
    await shown.click(boxes[1] as HTMLElement);
    await shown.click(go());
    await shown.eventually(() => shown.find('[role="dialog"] table'));
    expect(shown.find('[role="dialog"]').textContent).toContain('Las tablas del curso no se tocan');
    await shown.click(shown.button(/^Restaurar$/));
    expect(called(shown, 'restore')).toMatchObject([
      { target: { kind: 'beside', tables: [{ schema: 'public', name: 'feedback' }] } },
    ]);
    await closeAll();

    const after = await open({ job: fakeBesideJob });
    const { textContent } = await after.eventually(() => after.find('[aria-live]'));
    expect(textContent).toContain('están en «tiza_copia_20261121_0730»');
    expect(textContent).toContain('DROP SCHEMA "tiza_copia_20261121_0730" CASCADE;');
  });
});
