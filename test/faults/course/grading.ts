import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PooledDatabase } from '../../../main/database/pool.ts';
import type { PlatformReader } from '../../../main/platforms/platform.ts';

// What desks do all evening, over the product's own connections: read the queue, open submissions, publish, correct,
// mark, note, and say who is where.

/** Nobody reads faster. */
const readingMs = 50;

const publish = `
WITH first AS (INSERT INTO tiza.sends (key, kind) VALUES ($1, 'publish') ON CONFLICT DO NOTHING RETURNING key),
added AS (INSERT INTO public.feedback (id, email_alumno, actividad, comentario)
  SELECT nextval('public.feedback_id_seq'), $2, 'Foro 1', $3 FROM first RETURNING id, fecha)
INSERT INTO tiza.authorship (feedback_id, written, key, author)
  SELECT id, coalesce(extract(epoch from fecha), 0), $1, 'Ana' FROM added RETURNING feedback_id, written`;

const remember = `
INSERT INTO tiza.history (feedback_id, written, action, student, activity, comment, author, key)
SELECT $1, $2, 'published', $3, 'Foro 1', $4, 'Ana', $5 WHERE NOT tiza.records_history('public.feedback')`;

export interface Grading {
  troubles: string[];
  published: number;
  edited: number;
}

export async function grade(desk: PooledDatabase, reader: PlatformReader, until: number): Promise<Grading> {
  const done: Grading = { troubles: [], published: 0, edited: 0 };

  async function oneSubmission(): Promise<void> {
    const { items } = await reader.queue(desk, { order: 'newest', limit: 20 });
    const [item] = items;
    if (!item) return;
    await reader.submission(desk, item.ref);
    const key = randomUUID();
    const student = item.student.email;
    const written = await desk.tx(async (run) => {
      await run.rows({
        text: `SELECT set_config('tiza.author', 'Ana', true), set_config('tiza.key', $1, true)`,
        values: [key],
      });
      const [row] = await run.rows<{ feedback_id: string; written: string }>({
        text: publish,
        values: [key, student, 'Muy bien explicado.'],
      });
      if (!row) throw new Error('Nothing was published');
      await run.rows({
        text: remember,
        values: [row.feedback_id, row.written, student, 'Muy bien explicado.', key],
      });
      return row;
    });
    done.published++;
    const changed = await desk.rows({
      text: `UPDATE public.feedback SET comentario = comentario || ' Enhorabuena.' WHERE id = $1 RETURNING id`,
      values: [written.feedback_id],
    });
    done.edited += changed.length;
    await desk.rows({
      text: `INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author)
        VALUES (gen_random_uuid(), 'reviewed', $1, $2, 0, $3, 'Ana') ON CONFLICT DO NOTHING`,
      values: [item.ref.activity, item.ref.id, student],
    });
    await desk.rows({
      text: `INSERT INTO tiza.presence (session, activity, submission_id, submitted, author, doing, expires_at)
        VALUES ($1, $2, $3, 0, 'Ana', 'writing', now() + interval '45 seconds')
        ON CONFLICT (session) DO UPDATE SET expires_at = excluded.expires_at`,
      values: [key, item.ref.activity, item.ref.id],
    });
  }

  while (Date.now() < until) {
    await oneSubmission().catch((error: unknown) => done.troubles.push(String(error)));
    await sleep(readingMs);
  }
  return done;
}
