// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { parsePasted } from '../../../../main/connections/paste/parse.ts';
import {
  calls,
  field,
  openSheet,
  paste,
  pasteAndSee,
  stepTexts,
  submit,
  textarea,
} from '../../support/connect-sheet.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { failedTests, pastedLine, place, someProfiles } from '../../support/fake-tests.ts';
import { closeAll, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const openStatus = {
  ...fakeStatus,
  ...(fakeStatus.course && { course: { ...fakeStatus.course, id: 'calculo-2026-2' } }),
};

describe('what is pasted', () => {
  it('becomes fields, with the password covered and nothing asked of any server', async () => {
    const shown = await openSheet();
    await paste(shown, pastedLine);
    await shown.eventually(() => expect(field(shown, 'Servidor').value).toBe(place.host));
    expect(field(shown, 'Puerto').value).toBe('5432');
    expect(field(shown, 'Base de datos').value).toBe(place.database);
    expect(field(shown, 'Usuario').value).toBe(place.user);
    expect(field(shown, 'Contraseña').value).toBe('secreto1');
    expect(field(shown, 'Contraseña').type).toBe('password');
    expect(textarea(shown).value).toContain('PGPASSWORD=••••••••');
    expect(document.body.textContent).not.toContain('secreto1');
    expect(calls(shown, 'connect.test')).toEqual([]);
  });

  it('is uncovered to be edited, and emptied', async () => {
    const shown = await openSheet();
    await paste(shown, pastedLine);
    await shown.eventually(() => expect(textarea(shown).readOnly).toBe(true));
    await shown.click(shown.button('Editar'));
    await shown.eventually(() => expect(textarea(shown).value).toBe(pastedLine));
    expect(textarea(shown).readOnly).toBe(false);
    await shown.click(shown.button('Vaciar'));
    await shown.eventually(() => expect(textarea(shown).value).toBe(''));
  });

  it('is told of in a sentence each: what was doubtful, what was left out', async () => {
    const shown = await openSheet();
    await paste(
      shown,
      'postgres://ana:a+b@one.example,two.example/calculo?wat=1&sslcert=/x&sslrootcert=/ca.pem',
    );
    const notes = await shown.eventually(() => shown.find('[aria-label="Sobre lo pegado"]'));
    for (const sentence of [
      'el texto da 2 servidores; se usa el primero, one.example.',
      'el archivo /ca.pem no se lee.',
      'wat: no se reconoce y no se usa.',
      'sslcert: Tiza no lo admite',
    ]) {
      expect(notes.textContent).toContain(sentence);
    }
  });

  it('says what it is not, where, and shows the place', async () => {
    const shown = await openSheet();
    await paste(shown, 'mysql://ana:secreto1@db.example.edu/calculo');
    await shown.eventually(() => expect(document.body.textContent).toContain('Esto es una conexión de'));
    expect(document.body.textContent).toContain('Carácter 1.');
    await shown.click(shown.button('Mostrar dónde'));
    await shown.eventually(() => expect(document.activeElement).toBe(textarea(shown)));
    expect(textarea(shown).readOnly).toBe(false);
  });

  it('is offered from the clipboard, covered, and taken only when asked', async () => {
    const clipboard = { masked: 'postgres://ana:••••••••@db.example.edu/calculo', text: pastedLine };
    const shown = await openSheet({ clipboard });
    await shown.eventually(() => expect(document.body.textContent).toContain(clipboard.masked));
    expect(calls(shown, 'connect.takeClipboard')).toEqual([]);
    await shown.click(shown.button('Usarla'));
    await shown.eventually(() => expect(field(shown, 'Servidor').value).toBe(place.host));
  });
});

describe('the test', () => {
  it('asks for what is missing before it asks a server', async () => {
    const shown = await openSheet();
    await shown.click(shown.button('Probar la conexión'));
    expect(document.body.textContent).toContain('Falta este dato.');
    expect(calls(shown, 'connect.test')).toEqual([]);
  });

  it('tells its steps as they come in, and can be stopped', async () => {
    const shown = await openSheet({ stopAfter: 2 });
    await pasteAndSee(shown, pastedLine);
    await shown.click(shown.button('Probar la conexión'));
    await shown.eventually(() => expect(stepTexts(shown)[2]).toBe('Acordando el cifrado…'));
    expect(stepTexts(shown)[0]).toBe('db.example.edu encontrado12 ms');
    expect(stepTexts(shown)[4]).toBe('Reconocer la plataforma');
    await shown.click(shown.button('Detener'));
    await shown.eventually(() => expect(stepTexts(shown)[2]).toContain('La prueba se detuvo.'));
    expect(shown.button('Probar otra vez').hasAttribute('disabled')).toBe(false);
  });

  it('says in the end what was found', async () => {
    const shown = await openSheet();
    await pasteAndSee(shown, pastedLine);
    await shown.click(shown.button('Probar la conexión'));
    await shown.eventually(() =>
      expect(stepTexts(shown)).toEqual([
        'db.example.edu encontrado12 ms',
        'Responde en el puerto 543221 ms',
        'TLS 1.3, certificado de *.example.edu válido hasta el 4 mar 202741 ms',
        'Has entrado como calculo_app: PostgreSQL 16.4, conexión directa33 ms',
        'Plataforma Cálculo: 8 actividades, 212 estudiantes, 1487 entregas18 ms',
      ]),
    );
    expect(calls(shown, 'connect.test')[0]?.input).toEqual({ ...place, password: 'secreto1' });
    expect(calls(shown, 'connect.save')).toEqual([]);
  });

  it('is outdated by any change of the way there', async () => {
    const shown = await openSheet();
    await pasteAndSee(shown, pastedLine);
    await shown.click(shown.button('Probar la conexión'));
    await shown.eventually(() => expect(stepTexts(shown)[4]).toContain('18 ms'));
    await paste(shown, pastedLine.replace('calculo_i', 'calculo_ii'));
    await shown.eventually(() => expect(document.body.textContent).toContain('Has cambiado algo'));
  });
});
describe('opening', () => {
  it('tests first, saves what the test found, and hands the password to nobody but the opening', async () => {
    const shown = await openSheet();
    await pasteAndSee(shown, pastedLine);
    await submit(shown);
    await shown.eventually(() => shown.find('[role=listbox]'));
    const [save] = calls(shown, 'connect.save');
    expect(save?.input).toMatchObject({
      fields: { ...place, name: 'calculo_i', tls: { mode: 'verify-full' } },
    });
    expect(JSON.stringify(save?.input)).not.toContain('secreto1');
    expect(calls(shown, 'course.open')[0]?.input).toEqual({ id: 'fake-profile', password: 'secreto1' });
  });

  it('saves nothing that did not pass', async () => {
    const shown = await openSheet({ tests: [failedTests.wrongPassword] });
    await pasteAndSee(shown, pastedLine);
    await submit(shown);
    await shown.eventually(() => expect(document.activeElement).toBe(field(shown, 'Contraseña')));
    expect(document.body.textContent).toContain('La contraseña de calculo_app no es correcta.');
    expect(calls(shown, 'connect.save')).toEqual([]);
  });

  it('changes a saved course without asking anybody, password and all, when told to only save', async () => {
    const shown = await showApp({ connect: { profiles: someProfiles, pasted: parsePasted } });
    await shown.click(await shown.eventually(() => shown.button('Cambiar Cálculo I nocturno')));
    await shown.eventually(() => expect(field(shown, 'Nombre del curso').value).toBe('Cálculo I nocturno'));
    await pasteAndSee(shown, pastedLine);
    await shown.eventually(() => expect(field(shown, 'Servidor').value).toBe(place.host));
    await shown.click(shown.button('Guardar sin abrir'));
    await shown.eventually(() => shown.button('Conectar con un curso'));
    expect(calls(shown, 'connect.save')[0]?.input).toMatchObject({
      id: 'nocturno',
      password: 'secreto1',
      fields: { ...place, name: 'Cálculo I nocturno' },
    });
    expect(calls(shown, 'connect.test')).toEqual([]);
  });

  it('gets another ready beside the open one: tested, saved and not opened', async () => {
    const shown = await showApp({
      status: openStatus,
      connect: { profiles: someProfiles, pasted: parsePasted },
    });
    await shown.eventually(() => shown.find('[data-desk]'));
    await shown.change(() => shown.bridge.emit('command', { name: 'connect-course' }));
    await shown.eventually(() => shown.find('form'));
    await pasteAndSee(shown, pastedLine.replace('calculo', 'mudanza'));
    await shown.click(await shown.eventually(() => shown.button('Guardar sin abrir')));
    await shown.eventually(() => expect(calls(shown, 'connect.save')).toHaveLength(1));
    expect(calls(shown, 'connect.test')).toHaveLength(1);
    await shown.eventually(() => shown.find('[data-desk]'));
    expect(calls(shown, 'course.open')).toEqual([]);
  });

  it('opens anew what is open with the settings of before', async () => {
    const shown = await showApp({ status: openStatus, connect: { profiles: someProfiles } });
    await shown.click(await shown.eventually(() => shown.button('Opciones del curso')));
    await shown.click(await shown.eventually(() => shown.button('Cambiar esta conexión')));
    await shown.eventually(() => shown.find('form'));
    await submit(shown);
    await shown.eventually(() => expect(calls(shown, 'course.open')).toHaveLength(1));
    expect(calls(shown, 'course.close')).toHaveLength(1);
  });
});
