// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { resources } from '../../../../renderer/i18n/resources.ts';
import { callsOf, showDatabase, statusWith } from '../../support/database.tsx';
import { building, indexes } from '../../support/fake-care-data.ts';
import { closeAll } from '../../support/show.tsx';

afterEach(closeAll);

const { care, database, reasons } = resources.es;
const words = database.speed;
const createBoth = 'Crear los 2 que faltan';

describe('speed', () => {
  it('tells what each thing costs, and what would make it quick', async () => {
    const shown = await showDatabase('speed');
    await shown.eventually(() => shown.button(createBoth));
    const text = shown.find('main').textContent;
    expect(text).toContain(`${care.indexes.purposes.queue}412 ms · recorre tablas enteras`);
    expect(text).toContain(`${care.indexes.purposes.search}más de 5 s`);
    expect(text).toContain('No se puede aquí (pg_trgm)');
    expect(text).toContain(care.indexes.verdicts['not-needed-yet']);
    expect(text).toContain('«usuarios_email_idx» no aporta nada');
  });

  it('creates what is missing one after the other, and stops when one is cancelled', async () => {
    const shown = await showDatabase('speed', { progress: { ...building, state: 'cancelled' } });
    await shown.click(await shown.eventually(() => shown.button(createBoth)));
    await shown.eventually(() => shown.find('[role=progressbar]'));
    expect(shown.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('50');
    expect(shown.find('main').textContent).toContain('Después, 1 más.');
    expect(shown.button(createBoth).hasAttribute('disabled')).toBe(true);
    await shown.click(shown.button(words.cancel));
    expect(callsOf(shown, 'care.cancelIndex')).toHaveLength(1);
    await shown.eventually(() =>
      expect(shown.find('[role=status]').textContent).toContain('Se canceló la creación de tiza_foro1_queue'),
    );
    expect(callsOf(shown, 'care.createIndex')).toEqual([{ id: 'public.tiza_foro1_queue' }]);
  });

  it('says why a build failed', async () => {
    const problem = {
      code: 'disk-full',
      message: '',
      retryable: false,
      reference: 'd1skfu11',
    } as const;
    const shown = await showDatabase('speed', { progress: { ...building, state: 'failed', problem } });
    const alert = await shown.eventually(() => shown.find('[role=alert]'));
    expect(alert.textContent).toContain(resources.es.errors.codes['disk-full'].title);
  });

  it('removes what a cancelled build left', async () => {
    const shown = await showDatabase('speed');
    await shown.click(await shown.eventually(() => shown.button('Eliminar tiza_foro4_queue')));
    expect(callsOf(shown, 'care.dropLeftover')).toEqual([{ schema: 'public', name: 'tiza_foro4_queue' }]);
    await shown.eventually(() => expect(shown.find('main').textContent).not.toContain(words.leftovers));
  });

  it.each([
    [{ ...indexes, obstacle: 'indexes-need-direct' as const }, statusWith()],
    [indexes, statusWith({ kind: 'teacher' })],
  ])('creates nothing where it cannot be, and says why', async (report, status) => {
    const shown = await showDatabase('speed', { indexes: report }, { status });
    const create = await shown.eventually(() => shown.button(createBoth));
    expect(create.hasAttribute('disabled')).toBe(true);
    const sentence =
      report.obstacle === undefined
        ? database.askAdmin.replace('{{user}}', 'ana.torres')
        : reasons['indexes-need-direct'].title;
    expect(shown.find('main').textContent).toContain(sentence);
  });
});
