// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { resources } from '../../../../renderer/i18n/resources.ts';
import { callsOf, labelled, showDatabase, statusWith } from '../../support/database.tsx';
import { schema, trigger } from '../../support/fake-care-data.ts';
import { closeAll } from '../../support/show.tsx';

type Actions = NonNullable<Parameters<typeof statusWith>[0]>['actions'] & object;

afterEach(closeAll);

const { care, database, reasons } = resources.es;
const words = database.course;
const current = { state: 'current', mode: 'full', mayApply: true } as const;

describe('preparing a course', () => {
  it('says what will be created, in words, with the statements folded below', async () => {
    const shown = await showDatabase('course');
    const page = await shown.eventually(() => {
      const main = shown.find('main');
      expect(main.textContent).toContain(care.schema.steps.bank);
      return main;
    });
    expect(page.textContent).toContain(care.schema.objects['table authorship']);
    expect(shown.findAll('details[open]')).toHaveLength(0);
    expect(shown.find('details pre').textContent).toContain('CREATE SCHEMA');
  });

  it('is done by one button, after a backup', async () => {
    const shown = await showDatabase('course', { backup: true });
    await shown.eventually(() => shown.button(words.apply));
    expect(shown.find('main').textContent).toContain(care.schema.backupFirst);
    await shown.click(shown.button(words.apply));
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(words.applied));
    expect(callsOf(shown, 'care.applySchema')).toEqual([{ consent: '0'.repeat(64), withoutBackup: false }]);
    expect(shown.find('main').textContent).toContain(care.schema.states.current);
  });

  it('is done without one only once the person was told and said so', async () => {
    const shown = await showDatabase('course');
    await shown.click(await shown.eventually(() => shown.button(words.apply)));
    await shown.eventually(() =>
      expect(shown.find('[role=alert]').textContent).toContain(care.schema.noBackup),
    );
    expect(shown.button(words.apply).hasAttribute('disabled')).toBe(true);
    await shown.click(labelled(shown, words.understood));
    await shown.click(shown.button(words.apply));
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(words.applied));
    expect(callsOf(shown, 'care.applySchema')).toEqual(
      [false, true].map((withoutBackup) => ({ consent: '0'.repeat(64), withoutBackup })),
    );
  });

  it('is asked for by whoever may not do it', async () => {
    const shown = await showDatabase(
      'course',
      { schema: { ...schema, mayApply: false } },
      { status: statusWith({ kind: 'teacher' }) },
    );
    await shown.click(await shown.eventually(() => shown.button(words.ask.copyMessage)));
    const [message] = callsOf(shown, 'app.copy');
    expect(message).toContain('«calculo_i»');
    expect(message).toContain('db.example.edu');
    expect(callsOf(shown, 'care.planSchema')).toEqual([]);
    expect(shown.find('main').textContent).toContain(database.askAdmin.replace('{{user}}', 'ana.torres'));
  });

  it.each([
    ['tampered', 'migration-edited', '0002_feedback'],
    ['newer', 'schema-newer', '0009_later'],
    ['half-applied', 'schema-half-applied', 'table history'],
    ['unreadable', 'schema-unreadable', ''],
  ] as const)('%s is told with its reason, and nothing is offered', async (state, reason, subject) => {
    const problem = subject === '' ? { reason } : { reason, subject };
    const shown = await showDatabase('course', {
      schema: { state, mode: 'read-only', mayApply: true, problem },
    });
    const page = await shown.eventually(() => {
      expect(shown.find('main').textContent).toContain(care.schema.states[state]);
      return shown.find('main');
    });
    expect(page.textContent).toContain(reasons[reason].title.replace('{{subject}}', subject));
    expect(page.textContent).toContain(words.readOnly);
    expect(() => shown.button(words.apply)).toThrow();
  });

  it.each([
    [true, 'no', database.onlyLooking],
    [false, 'replica', database.replica],
    [false, 'session', database.session],
  ] as const)('offers nothing where nothing is written (%s, %s)', async (readOnly, server, sentence) => {
    const shown = await showDatabase('course', {}, { status: statusWith({ readOnly: server }, readOnly) });
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(sentence));
    expect(() => shown.button(words.apply)).toThrow();
    expect(callsOf(shown, 'care.planSchema')).toEqual([]);
  });

  it('says what went wrong, and lets the plan be seen again', async () => {
    const shown = await showDatabase('course');
    shown.bridge.fail('care.applySchema', {
      code: 'conflict',
      message: '',
      retryable: false,
      details: { reason: 'plan-changed' },
      reference: 'r3f',
    });
    await shown.click(await shown.eventually(() => shown.button(words.apply)));
    const alert = await shown.eventually(() => shown.find('[role=alert]'));
    expect(alert.textContent).toContain(reasons['plan-changed'].title);
    shown.bridge.fail('care.applySchema', undefined);
    const before = callsOf(shown, 'care.planSchema').length;
    await shown.click(shown.button('Reintentar'));
    expect(callsOf(shown, 'care.planSchema').length).toBe(before + 1);
    await shown.eventually(() => expect(shown.findAll('[role=alert]')).toEqual([]));
  });
});

describe('what the login may do', () => {
  it('names the grant that is missing, to be handed on', async () => {
    const statement = 'GRANT INSERT ON "public"."feedback" TO "ana.torres";';
    const missing = (grant: string | null): Actions[string]['missing'] => [
      {
        action: 'comment',
        privilege: 'insert',
        object: 'public.feedback',
        columns: [],
        statement: grant,
      },
    ];
    const actions: Actions = {
      read: { allowed: true, missing: [] },
      comment: { allowed: false, missing: missing(statement) },
      'remove-comment': { allowed: false, missing: missing(null) },
    };
    const shown = await showDatabase('course', {}, { status: statusWith({ kind: 'reader', actions }) });
    await shown.eventually(() => expect(shown.findAll('[data-allowed=false]')).toHaveLength(2));
    await shown.click(shown.button(`Copiar ${statement}`));
    expect(callsOf(shown, 'app.copy')).toEqual([statement]);
  });
});

describe('the history trigger', () => {
  it('is offered apart, once the course is prepared, and applied after its plan', async () => {
    const shown = await showDatabase('course', { schema: current });
    const offered = () => {
      const add = shown.button(database.trigger.add);
      expect(add.hasAttribute('disabled')).toBe(false);
      return add;
    };
    await shown.click(await shown.eventually(offered));
    const dialog = await shown.eventually(() => {
      const open = shown.find('[role=dialog]');
      expect(open.textContent).toContain('Pone un disparador en «feedback»');
      return open;
    });
    expect(dialog.textContent).toContain(database.plan.together);
    await shown.click(shown.button(/^Poner el disparador$/));
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(database.trigger.on));
    expect(callsOf(shown, 'care.applyHistoryTrigger')).toEqual([{ wanted: true, consent: trigger.consent }]);
    expect(shown.findAll('[role=dialog]')).toEqual([]);
  });
});
