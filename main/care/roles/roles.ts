import type { Member, Plan, RoleConsent, RoleRequest, RoleResult, SharedProfile } from '#contract/care';
import { AppError } from '#contract/errors';
import { consentFor, requireConsent } from '../../database/consent.ts';
import type { Database, Runner } from '../../database/database.ts';
import type { CourseSchema } from '../../database/migrations/runner.ts';
import { changeBriefly } from '../../database/turn.ts';
import type { Log } from '../../logging/log.ts';
import type { CourseObjects } from '../../platforms/course-objects.ts';
import { readRoleFacts } from './facts-queries.ts';
import { fillPassword } from './logins.ts';
import { readMembers } from './members-queries.ts';
import { planRoles } from './plan.ts';
import { planRemoval } from './removal.ts';
import type { RolePlan } from './role-course.ts';

export interface RolesDeps {
  database: Database;
  objects: CourseObjects;
  schema: Pick<CourseSchema, 'status'>;
  /** Whether statements reach the server through a transaction pooler. */
  pooled: boolean;
  /** What a teacher's profile says beside the login. */
  address: Omit<SharedProfile, 'user'>;
  log: Log;
}

export interface Roles {
  members(): Promise<Member[]>;
  plan(request: RoleRequest): Promise<Plan>;
  apply(agreed: RoleConsent): Promise<RoleResult>;
  planRemoval(login: string): Promise<Plan>;
  remove(agreed: { login: string; consent: string }): Promise<void>;
}

const sqlOf = ({ steps }: Pick<RolePlan, 'steps'>) => steps.map(({ sql }) => sql);

export function createRoles({ database, objects, schema, pooled, address, log }: RolesDeps): Roles {
  const prepare = async (runner: Runner, request: RoleRequest) => {
    const { state } = await schema.status();
    const logins = [...request.teachers, ...request.admins].map(({ login }) => login);
    const facts = await readRoleFacts(runner, {
      tables: [...objects.readable, ...(objects.passwords ? [objects.passwords] : [])],
      feedback: objects.feedback,
      logins: [...logins, ...request.renew],
    });
    return planRoles({ objects, facts, schema: state, pooled }, request);
  };

  const shown = async ({ steps, obstacles, notes }: RolePlan): Promise<Plan> => ({
    steps,
    obstacles,
    notes,
    consent: await consentFor(database, sqlOf({ steps })),
  });

  const requirePossible = ({ obstacles: [first] }: Pick<RolePlan, 'obstacles'>) => {
    if (first === undefined) return;
    throw new AppError('forbidden', `Roles cannot be changed: ${first.key}`, {
      details: { ...first.facts, reason: first.key },
    });
  };

  return {
    members: () => readMembers(database),
    plan: async (request) => shown(await prepare(database, request)),
    async apply({ request, consent, plainPasswords }) {
      const secrets = await changeBriefly(database, async (lease) => {
        const plan = await prepare(lease, request);
        requirePossible(plan);
        await requireConsent(lease, consent, sqlOf(plan));
        const filled = plan.steps.map((one) => fillPassword(one, plainPasswords));
        for (const { sql } of filled) await lease.rows({ text: sql });
        return filled.flatMap(({ secret }) => (secret ? [secret] : []));
      }).catch(explain);
      log.info('Roles applied', { logins: secrets.map(({ login }) => login) });
      return {
        created: secrets.map((secret) => ({ ...secret, profile: { ...address, user: secret.login } })),
      };
    },
    planRemoval: async (login) => shown(await planRemoval(database, login)),
    async remove({ login, consent }) {
      await changeBriefly(database, async (lease) => {
        const plan = await planRemoval(lease, login);
        requirePossible(plan);
        await requireConsent(lease, consent, sqlOf(plan));
        for (const { sql } of plan.steps) await lease.rows({ text: sql });
      });
      log.info('Teacher removed', { login });
    },
  };
}

/** Some hosts check passwords themselves and say so in these words. */
function explain(error: unknown): never {
  if (error instanceof AppError && /only supports being given plain ?text passwords/i.test(error.message)) {
    throw new AppError('forbidden', error.message, { details: { reason: 'plain-passwords-only' } });
  }
  throw error;
}
