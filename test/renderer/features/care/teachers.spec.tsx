// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { resources } from '../../../../renderer/i18n/resources.ts';
import { callsOf, labelled, showDatabase, statusWith, type } from '../../support/database.tsx';
import { removal, roles } from '../../support/fake-care-data.ts';
import { closeAll, type Shown } from '../../support/show.tsx';

afterEach(closeAll);

const { database, reasons } = resources.es;
const words = database.teachers;

async function fillIn(shown: Shown): Promise<void> {
  await type(shown, labelled(shown, words.add.nameOf), 'Luis Ospina');
  await shown.click(shown.button(words.add.plan));
}

const dialogWith = (shown: Shown, text: string) =>
  shown.eventually(() => {
    const dialog = shown.find('[role=dialog]');
    expect(dialog.textContent).toContain(text);
    return dialog;
  });

describe('teachers', () => {
  it('are listed with what they may and whether they are here', async () => {
    const shown = await showDatabase('teachers');
    await shown.eventually(() => shown.find('tbody tr'));
    const rows = shown.findAll('tbody tr').map((row) => row.textContent);
    expect(rows[0]).toContain('ana_torresCoordinaciónpuede entrar1 conexión abierta');
    expect(rows[2]).toContain('no puede entrar');
  });

  it('get a login from their name, and nothing before the plan was read', async () => {
    const shown = await showDatabase('teachers');
    await shown.click(shown.button(words.add.plan));
    expect(shown.find('main').textContent).toContain(words.add.nameMissing);
    await fillIn(shown);
    const dialog = await dialogWith(shown, 'Crea el usuario «luis_ospina» para Luis Ospina');
    expect(dialog.textContent).toContain('pg_dump');
    expect(callsOf(shown, 'care.planRoles')).toEqual([
      { teachers: [{ login: 'luis_ospina', name: 'Luis Ospina' }], admins: [], renew: [] },
    ]);
    expect(callsOf(shown, 'care.applyRoles')).toEqual([]);
  });

  it('have their password shown once, to be copied, and kept nowhere', async () => {
    const shown = await showDatabase('teachers');
    await fillIn(shown);
    await dialogWith(shown, 'luis_ospina');
    await shown.click(shown.button(words.agree));
    const copy = await shown.eventually(() => shown.button('Copiar la contraseña de luis_ospina'));
    expect(shown.findAll('[role=dialog]')).toEqual([]);
    await shown.click(copy);
    expect(callsOf(shown, 'app.copy')).toEqual(['kd7wq-m3hxz-9ptrb-c4vne']);
    const queries = shown.client.getQueryCache().getAll();
    const mutations = shown.client.getMutationCache().getAll();
    const cached = JSON.stringify([...queries, ...mutations].map(({ state }) => state.data));
    expect(cached).not.toContain('kd7wq');
    await shown.click(shown.button(words.passwords.done));
    expect(shown.find('main').textContent).not.toContain('kd7wq');
    expect(labelled(shown, words.add.nameOf).getAttribute('value')).toBe('');
  });

  it('are told to a colleague by a file without the password', async () => {
    const shown = await showDatabase('teachers');
    await shown.click(await shown.eventually(() => shown.button(`${words.share} marta_gil`)));
    await shown.eventually(() =>
      expect(shown.find('[role=status]').textContent).toContain('tiza-marta_gil.json'),
    );
  });

  it('lose their access only after the plan that says what stays', async () => {
    const shown = await showDatabase('teachers');
    await shown.click(await shown.eventually(() => shown.button(`${words.remove} marta_gil`)));
    const dialog = await dialogWith(shown, 'Borra el usuario «marta_gil»');
    expect(dialog.textContent).toContain('tiene 2 conexiones abiertas');
    await shown.click(shown.button(words.agreeRemove));
    await shown.eventually(() => expect(shown.find('tbody').textContent).not.toContain('marta_gil'));
    expect(callsOf(shown, 'care.removeTeacher')).toEqual([{ login: 'marta_gil', consent: removal.consent }]);
  });

  it('get a new password when theirs is lost', async () => {
    const shown = await showDatabase('teachers');
    await shown.click(await shown.eventually(() => shown.button(`${words.renew} marta_gil`)));
    await dialogWith(shown, words.renewTitle.replace('{{login}}', 'marta_gil'));
    await shown.click(await shown.eventually(() => shown.button(words.agreeRenew)));
    await shown.eventually(() =>
      expect(callsOf(shown, 'care.applyRoles')).toMatchObject([{ request: { renew: ['marta_gil'] } }]),
    );
  });

  it('cannot be created where something stands in the way, and it says what', async () => {
    const obstacles = [{ key: 'no-createrole' as const, facts: { login: 'calculo_app' } }];
    const shown = await showDatabase('teachers', { roles: { ...roles, steps: [], obstacles } });
    await fillIn(shown);
    const sentence = reasons['no-createrole'].title.replace('{{login}}', 'calculo_app');
    await dialogWith(shown, sentence);
    expect(shown.findAll('[role=dialog] button').map(({ textContent }) => textContent)).not.toContain(
      words.agree,
    );
  });

  it('are asked for once more where the host takes nothing but the password itself', async () => {
    const shown = await showDatabase('teachers');
    await fillIn(shown);
    await dialogWith(shown, 'luis_ospina');
    expect(shown.find('[role=dialog]').textContent).not.toContain(words.plainPasswords);
    const refused = { code: 'forbidden', message: '', retryable: false, reference: 'r3f' } as const;
    shown.bridge.fail('care.applyRoles', { ...refused, details: { reason: 'plain-passwords-only' } });
    await shown.click(shown.button(words.agree));
    await dialogWith(shown, words.plainPasswords);
    shown.bridge.fail('care.applyRoles', undefined);
    await shown.click(labelled(shown, words.plainPasswords));
    await shown.click(shown.button(words.agree));
    await shown.eventually(() => shown.button(words.passwords.done));
    expect(callsOf(shown, 'care.applyRoles').at(-1)).toMatchObject({ plainPasswords: true });
  });

  it('are only looked at by a teacher', async () => {
    const shown = await showDatabase('teachers', {}, { status: statusWith({ kind: 'teacher' }) });
    await shown.eventually(() => shown.find('tbody tr'));
    expect(shown.findAll('tbody button')).toEqual([]);
    expect(() => shown.button(words.add.plan)).toThrow();
  });
});
