import type { Member, Plan, RoleConsent, RoleRequest, RoleResult, SharedProfile } from '#contract/care';
import { AppError } from '#contract/errors';
import type { Database, Runner } from '../../database/database.ts';
import type { CourseSchema } from '../../database/migrations/runner.ts';
import type { Log } from '../../logging/log.ts';
import type { CourseObjects } from '../../platforms/course-objects.ts';
import { carryOut, planFor, sendAll } from '../planning.ts';
import { readRoleFacts } from './facts-queries.ts';
import { fillPassword } from './logins.ts';
import { readMembers } from './members-queries.ts';
import { planRoles } from './plan.ts';
import { planRemoval } from './removal.ts';

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

export function createRoles({ database, objects, schema, pooled, address, log }: RolesDeps): Roles {
  const prepare = async (runner: Runner, request: RoleRequest) => {
    const status = await schema.status();
    const logins = [...request.teachers, ...request.admins].map(({ login }) => login);
    const facts = await readRoleFacts(runner, {
      tables: [...objects.readable, objects.feedback, objects.passwords].filter((table) => table !== null),
      feedback: objects.feedback,
      logins: [...logins, ...request.renew],
    });
    return planRoles({ objects, facts, schema: status, pooled }, request);
  };

  return {
    members: () => readMembers(database),
    plan: (request) => planFor(database, (runner) => prepare(runner, request)),
    async apply({ request, consent, plainPasswords }) {
      const forRequest = (runner: Runner) => prepare(runner, request);
      const secrets = await carryOut(database, consent, forRequest, async (lease, steps) => {
        const filled = steps.map((one) => fillPassword(one, plainPasswords));
        await sendAll(lease, filled);
        return filled.flatMap(({ secret }) => (secret ? [secret] : []));
      }).catch(explain);
      log.info('Roles applied', { logins: secrets.map(({ login }) => login) });
      return {
        created: secrets.map((secret) => ({ ...secret, profile: { ...address, user: secret.login } })),
      };
    },
    planRemoval: (login) => planFor(database, (runner) => planRemoval(runner, login)),
    async remove({ login, consent }) {
      await carryOut(database, consent, (runner) => planRemoval(runner, login), sendAll);
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
