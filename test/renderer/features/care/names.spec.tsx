// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { resources } from '../../../../renderer/i18n/resources.ts';
import { callsOf, labelled, showDatabase, type } from '../../support/database.tsx';
import { labels } from '../../support/fake-care-data.ts';
import { closeAll } from '../../support/show.tsx';

afterEach(closeAll);

const words = resources.es.database.names;

describe('the names of activities in comments', () => {
  it('are proposed as the platform writes them, and confirmed with every other spelling', async () => {
    const shown = await showDatabase('names');
    await shown.eventually(() =>
      expect(shown.find('tbody').textContent).toContain('Foro 1 ×1204, foro1 ×37'),
    );
    expect(shown.find('tbody').textContent).toContain(words.toConfirm);
    const field = shown.find(`[aria-label="${words.writes}, Foro 1"]`);
    await type(shown, field, 'foro1');
    const owner = labelled(shown, words.belongsTo.replace('{{text}}', 'Taller final')) as HTMLSelectElement;
    await shown.change(() => {
      owner.value = 'examen1';
      owner.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await shown.click(shown.button(words.confirm));
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(words.saved));
    expect(callsOf(shown, 'care.confirmNames')).toEqual([
      {
        foro1: ['foro1', 'Foro 1'],
        foro3: ['foro_3'],
        examen1: ['Examen 1', 'Taller final'],
      },
    ]);
    expect(shown.find('tbody').textContent).not.toContain(words.toConfirm);
  });
});

describe('titles and questions', () => {
  it('are written over the platform’s own, one activity at a time', async () => {
    const shown = await showDatabase('names');
    await shown.eventually(() => labelled(shown, words.titleOf));
    expect(shown.find('main').textContent).toContain('foro3.r12');
    const save = () => shown.button(new RegExp(`^${words.save}$`));
    expect(save().hasAttribute('disabled')).toBe(true);
    await type(shown, labelled(shown, words.titleOf), 'Funciones');
    await type(shown, labelled(shown, 'Pregunta 2'), '¿Cuál es el rango?');
    await shown.click(save());
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(words.labelsSaved));
    expect(callsOf(shown, 'care.saveLabels')).toEqual([
      {
        activity: 'foro1',
        title: 'Funciones',
        subtitle: '',
        parts: { r1: '', r2: '¿Cuál es el rango?', r3: '' },
      },
    ]);
  });

  it('can be taken back while they are not saved', async () => {
    const shown = await showDatabase('names');
    const title = await shown.eventually(() => labelled(shown, words.titleOf));
    await type(shown, title, 'Funciones');
    await shown.click(shown.button(words.discard));
    expect((title as HTMLInputElement).value).toBe('');
    expect(callsOf(shown, 'care.saveLabels')).toEqual([]);
  });

  it('of the sample course last until it is closed, and it says so', async () => {
    const shown = await showDatabase('names', { labels: { ...labels, keptIn: 'session' } });
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(words.session));
  });
});
