// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { UpdateState } from '#contract/updates';
import { OutboxButton } from '../../../../renderer/features/outbox/outbox-button.tsx';
import { UpdateNotice } from '../../../../renderer/features/updates/update-notice.tsx';
import outbox from '../../../../renderer/i18n/es/outbox.json';
import settings from '../../../../renderer/i18n/es/settings.json';
import { fakeStatus } from '../../support/fake-status.ts';
import { itemLike } from '../../support/item-like.ts';
import { closeAll, type Shown, show } from '../../support/show.tsx';

afterEach(closeAll);

const Corner = () => (
  <>
    <UpdateNotice />
    <OutboxButton />
  </>
);

const { newVersion, sections } = settings;
const available: UpdateState = {
  phase: 'available',
  version: '2.0.0',
  notes: 'Más rápida <img src=x onerror="owned">',
};
const offered = newVersion.available.replace('{{version}}', '2.0.0');
const buttons = ({ findAll }: Shown) => findAll('button').map(({ textContent }) => textContent);
const asked = ({ bridge }: Shown) => bridge.calls.map(({ method }) => method);

describe('a newer version, at the desk', () => {
  it('is a word in the corner, says what is new as text, and is fetched only when somebody says so', async () => {
    const shown = await show(<UpdateNotice />, { status: fakeStatus, update: available });
    await shown.eventually(() => expect(buttons(shown)).toContain(offered));
    await shown.click(shown.button(offered));
    const about = await shown.eventually(() => shown.find(`[aria-label="${sections.updates.title}"]`));
    expect(about.textContent).toContain('<img src=x onerror="owned">');
    expect(about.querySelector('img')).toBeNull();
    expect(asked(shown)).not.toContain('updates.download');
    await shown.click(shown.button(sections.updates.download));
    await shown.eventually(() => expect(asked(shown)).toContain('updates.download'));
  });

  it('goes when it is sent away, and comes back once it is ready', async () => {
    const shown = await show(<UpdateNotice />, { status: fakeStatus, update: available });
    await shown.click(await shown.eventually(() => shown.button(offered)));
    await shown.click(await shown.eventually(() => shown.button(newVersion.later)));
    await shown.eventually(() => expect(buttons(shown)).not.toContain(offered));
    await shown.change(() => shown.bridge.emit('update-state', { ...available, phase: 'ready' }));
    await shown.eventually(() =>
      expect(buttons(shown)).toContain(newVersion.ready.replace('{{version}}', '2.0.0')),
    );
  });

  it('is not spoken of while something has to be sent first', async () => {
    const shown = await show(<Corner />, {
      status: fakeStatus,
      update: available,
      journal: { items: [itemLike({})], offline: true },
    });
    const waits = outbox.button.waiting_one.replace('{{count}}', '1');
    await shown.eventually(() => expect(buttons(shown)).toContain(waits));
    await shown.change(() => shown.bridge.emit('update-state', available));
    expect(buttons(shown)).not.toContain(offered);
  });
});
