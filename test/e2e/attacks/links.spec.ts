import links from '../../../renderer/i18n/es/links.json' with { type: 'json' };
import { test as base, expect, expectUnharmed, logOf, onItsOwn } from '../support/attacked.ts';
import { command, queueList } from '../support/desk.ts';
import { openAsOnMac, openOutside } from '../support/outside.ts';

// `tiza://` links: anybody may put one into a page or a message, and the system hands it over as it is.

/** A fixture of its own makes the runner start an app that no other attack has been at. */
const test = base.extend<object, { untouched: boolean }>({
  untouched: [true, { option: true, scope: 'worker' }],
});

const refused: Record<string, string> = {
  'a way out of the course': 'tiza://sample/../../../../etc/passwd',
  'an encoded way out': 'tiza://sample/foro5/..%2f..%2f1',
  'a twice encoded way out': 'tiza://sample/%252e%252e/1',
  'one part too many': 'tiza://sample/foro5/1/imagen_1',
  'a script': 'tiza:javascript:alert(1)',
  'a script where the course should be': 'tiza://javascript:alert(1)//foro5/1',
  'a script behind a hash': 'tiza://sample/foro5/1#javascript:alert(1)',
  'an address to go on to': 'tiza://sample/foro5/1?next=https://outside.invalid',
  'a login': 'tiza://ana:secret@sample/foro5/1',
  'a host and a port': 'tiza://sample:5432/foro5/1',
  'an activity that is a prototype': 'tiza://sample/__proto__.x/1',
  'an activity that is a statement': "tiza://sample/foro5';DROP TABLE usuarios--/1",
  'a number that is none': 'tiza://sample/foro5/1e3',
  'a number below zero': 'tiza://sample/foro5/-1',
  'a number too large for any table': 'tiza://sample/foro5/99999999999999999999',
  'a statement for a number': 'tiza://sample/foro5/1%20OR%201=1',
  'a name with an end of line': 'tiza://sample/foro5/1?name=a%0d%0ab',
  'a name with nothing in it': 'tiza://sample/foro5/1?name=a%00b',
  'a name that turns the sentence round': 'tiza://sample/foro5/1?name=%E2%80%AEevil',
  'a name cut in the middle of a letter': 'tiza://sample/foro5/1?name=%C3',
  'an end of line behind it': 'tiza://sample/foro5/1\n--inspect',
  'two megabytes': `tiza://sample/foro5/1?name=${'a'.repeat(2_000_000)}`,
  nothing: 'tiza:',
};

test('a link that is not exactly ours opens nothing, however many there are', async ({ attacked }) => {
  const { app, page } = attacked;
  const before = await page.title();
  const countOf = (kind: string) => logOf(attacked).split(`"kind":"${kind}"`).length - 1;
  const known = countOf('refused');
  const logged = logOf(attacked).length;
  await openAsOnMac(app, ...Object.values(refused));
  await expect.poll(() => countOf('refused')).toBe(known + Object.keys(refused).length);
  // A link may hold anything: it is not written down.
  expect(logOf(attacked).slice(logged)).not.toMatch(/outside|secret|DROP/);

  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveCount(1);
  await expect(dialog).toContainText(links.refused.title);
  // The last of them may still be on its way to the page when the first is closed.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 8000 });
  expect(await page.title()).toBe(before);
  await expectUnharmed(attacked);
});

test('what a link says of itself is words and nothing else', async ({ attacked }) => {
  const { app, page } = attacked;
  const name = `<img src=x onerror="window.owned='name'"><a href="https://outside.invalid">`;
  await openAsOnMac(app, `tiza://0123456789abcdef/foro5/1?name=${encodeURIComponent(name)}`);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(name);
  expect(await dialog.locator('img, a').count()).toBe(0);
  expect(await onItsOwn(page, () => (window as { owned?: string }).owned ?? 'nothing')).toBe('nothing');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectUnharmed(attacked);
});

test('a link to what the course does not have is a sentence, not a question to the server', async ({
  attacked,
}) => {
  const { app, page } = attacked;
  if (!(await queueList(page).isVisible())) await command(app, 'open-sample');
  await queueList(page).waitFor({ timeout: 30_000 });
  await openAsOnMac(app, 'tiza://sample/usuarios/1', 'tiza://sample/constructor/1');
  await expect(page.getByText(links.noActivity)).toBeVisible();
  await expect(queueList(page).getByRole('option').first()).toBeVisible();
  await expectUnharmed(attacked);
});

test('what is handed over beside a link is not obeyed', async ({ attacked }) => {
  const { app, page, userData } = attacked;
  const opened = () =>
    app.evaluate(() => [
      process.getBuiltinModule('node:inspector').url() ?? 'closed',
      process.execArgv.join(' '),
      process.argv.join(' '),
      process.env.NODE_OPTIONS ?? '',
    ]);
  const before = await opened();
  await openOutside(
    app,
    userData,
    '--remote-debugging-pipe',
    '--js-flags=--expose-gc',
    '--renderer-cmd-prefix=touch /tmp/owned',
    'tiza://sample/foro5/1" --inspect=0 --sample "',
    '--sample',
    'tiza://sample/foro5/2',
  );
  await expect(page.getByRole('dialog')).toContainText(links.refused.title);
  await page.keyboard.press('Escape');
  expect(await opened()).toEqual(before);
  await expectUnharmed(attacked);
});
