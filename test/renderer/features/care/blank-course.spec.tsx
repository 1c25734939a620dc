// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { profile } from '#contract/connections';
import { resources } from '../../../../renderer/i18n/resources.ts';
import { callsOf, labelled, type } from '../../support/database.tsx';
import { blank } from '../../support/fake-care-data.ts';
import { closeAll, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const words = resources.es.database.blank;
const saved = profile.parse({
  id: 'new-course',
  name: 'Cálculo nuevo',
  host: 'db.example.edu',
  database: 'nuevo',
  user: 'calculo_app',
});
const status = {
  link: 'none' as const,
  failed: saved.id,
  problem: {
    code: 'not-found' as const,
    message: '',
    retryable: false,
    details: { reason: 'database-empty' },
    reference: '3mpty',
  },
};

describe('an empty database', () => {
  it('becomes a course from the card that says it is empty', async () => {
    const connect = { profiles: [saved], withPassword: [saved.id] };
    const shown = await showApp({ status, connect });
    await shown.click(await shown.eventually(() => shown.button(words.offer)));
    await shown.eventually(() =>
      expect(shown.find('[role=dialog]').textContent).toContain('Crea la tabla «feedback» de la plataforma.'),
    );
    await shown.click(shown.button(words.create));
    await shown.eventually(() => expect(callsOf(shown, 'course.open')).toEqual([{ id: saved.id }]));
    expect(callsOf(shown, 'care.createBlankCourse')).toEqual([{ id: saved.id, consent: blank.consent }]);
  });

  it('asks for the password where none is kept, again when it was wrong', async () => {
    const shown = await showApp({ status, connect: { profiles: [saved], withPassword: [] } });
    shown.bridge.fail('care.planBlankCourse', {
      code: 'credentials-rejected',
      message: '',
      retryable: false,
      details: { reason: 'password-wrong', user: saved.user },
      reference: 'wr0ng',
    });
    await shown.click(await shown.eventually(() => shown.button(words.offer)));
    const field = () => labelled(shown, words.password.replace('{{user}}', saved.user));
    await type(shown, await shown.eventually(field), 'equivocada');
    await shown.click(shown.button(words.look));
    await shown.eventually(() => shown.find('[role=dialog] [role=alert]'));
    shown.bridge.fail('care.planBlankCourse', undefined);
    await type(shown, field(), 'la buena');
    await shown.click(shown.button(words.look));
    await shown.click(await shown.eventually(() => shown.button(words.create)));
    const wish = { id: saved.id, password: 'la buena' };
    await shown.eventually(() => expect(callsOf(shown, 'course.open')).toEqual([wish]));
    const keys = shown.client
      .getQueryCache()
      .getAll()
      .map(({ queryHash }) => queryHash);
    expect(keys.join()).not.toContain('la buena');
  });
});
