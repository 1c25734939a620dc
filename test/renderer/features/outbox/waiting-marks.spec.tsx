// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { closeAll } from '../../support/show.tsx';
import { openDesk } from '../../support/writing.ts';

afterEach(closeAll);

const id = '6f3c2f0e-9a53-4d2b-8a53-1c3e5b7d9f10';

it('lists the marks that wait, and why, and that they arrived', async () => {
  const ref = { activity: 'foro1', id: '1' };
  const shown = await openDesk({
    journal: { marks: [{ id, wish: 'set', mark: { kind: 'flag', ref }, waitsFor: 'refused' }] },
  });
  await shown.click(await shown.eventually(() => shown.button('1 en cola')));
  const says = (text: string) =>
    shown.eventually(() => expect(shown.find('[role=dialog]')?.textContent).toContain(text));
  await says('1 marca sin guardar en el curso');
  await says('el curso no la aceptó');
  await shown.change(() => shown.bridge.emit('marks-waiting', { marks: [] }));
  await says('Nada espera');
});
