import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

// The platform's web app as it is: it inserts into every table, reads rows by position and corrects what it wrote.
// These statements are its own, which is why they name its tables.

/** Enough to leave the machine to others; it still writes a hundred rows a second. */
const pauseMs = 20;

interface Address {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface Platform {
  /** Everything that was refused, broke or came back different, in words. */
  troubles: string[];
  rounds(): number;
  /** Rows it was told are there, per table. */
  written: Map<string, number>;
  slowestMs(): number;
  stop(): Promise<void>;
}

const answers: Record<string, string[]> = {
  respuestas_foro1: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'],
  respuestas_foro2: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'],
  respuestas_foro3: ['r1', 'r2', 'r3', 'r4', 'r5', ...cells(), 'r7', 'r8'],
  respuestas_foro4: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'],
  respuestas_foro5: ['r2', 'r4', 'r5', 'r6'],
  respuestas_foro6: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'],
  examen1: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'],
  examen2: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'],
};
const columnsOf: Record<string, number> = {
  usuarios: 5,
  feedback: 5,
  respuestas_foro5: 11,
  ...Object.fromEntries(
    Object.entries(answers)
      .filter(([table]) => table !== 'respuestas_foro5')
      .map(([table, columns]) => [table, columns.length + 3]),
  ),
};

function cells(): string[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((row) => [1, 2, 3].map((column) => `t6_r${row}_c${column}`));
}

/** `prepared`: keeps its statements prepared, as some drivers do; a pooler in transaction mode cannot have that. */
export async function startPlatform(address: Address, name: string, prepared: boolean): Promise<Platform> {
  const client = new pg.Client(address);
  const troubles: string[] = [];
  client.on('error', (error) => troubles.push(`connection: ${error.message}`));
  await client.connect();
  const written = new Map<string, number>();
  let rounds = 0;
  let slowest = 0;
  let going = true;

  async function send(text: string, values: unknown[] = []): Promise<unknown[][]> {
    const started = performance.now();
    try {
      const query = { text, values, rowMode: 'array' as const };
      const { rows } = await client.query(prepared ? { ...query, name: text.slice(0, 60) } : query);
      return rows;
    } catch (error) {
      troubles.push(`${text}: ${String(error)}`);
      return [];
    } finally {
      slowest = Math.max(slowest, performance.now() - started);
    }
  }

  function check(table: string, row: unknown[] | undefined, expected: Record<number, unknown>): void {
    if (row?.length !== columnsOf[table]) troubles.push(`${table}: ${row?.length} columns`);
    for (const [position, value] of Object.entries(expected)) {
      if (row?.[Number(position)] !== value) troubles.push(`${table}[${position}] is not ${String(value)}`);
    }
  }

  async function insert(table: string, columns: string[], values: unknown[], key: string): Promise<unknown> {
    const places = columns.map((_, index) => `$${index + 1}`).join(', ');
    const [row] = await send(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) RETURNING ${key}`,
      values,
    );
    if (row) written.set(table, (written.get(table) ?? 0) + 1);
    return row?.[0];
  }

  async function oneRound(): Promise<void> {
    const email = `${name}-${rounds}@uni.example`;
    await insert(
      'usuarios',
      ['email', 'password', 'nombre', 'apellidos'],
      [email, 'clave', 'Eva', 'Ruiz'],
      'email',
    );
    check('usuarios', (await send('SELECT * FROM usuarios WHERE email = $1', [email]))[0], {
      0: email,
      1: 'clave',
      2: 'Eva',
    });
    for (const [table, columns] of Object.entries(answers)) {
      const words = columns.map((column) => `${column} de ${email}`);
      const id = await insert(table, ['email', ...columns], [email, ...words], 'id');
      check(table, (await send(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0], {
        0: id,
        1: email,
        2: words[0],
      });
      await send(`UPDATE ${table} SET ${columns[0]} = $2 WHERE id = $1`, [id, 'corregido']);
      check(table, (await send(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0], { 2: 'corregido' });
    }
    const id = await insert(
      'feedback',
      ['email_alumno', 'actividad', 'comentario'],
      [email, 'Foro 1', 'Bien'],
      'id',
    );
    await send('UPDATE feedback SET comentario = $2 WHERE id = $1', [id, 'Muy bien']);
    // A desk may have commented on the same student meanwhile.
    const all = await send('SELECT * FROM feedback WHERE email_alumno = $1 ORDER BY fecha DESC', [email]);
    const own = all.find((row) => row[0] === id);
    check('feedback', own, { 0: id, 1: email, 2: 'Foro 1', 3: 'Muy bien' });
    rounds++;
  }

  const running = (async () => {
    while (going) {
      await oneRound();
      await sleep(pauseMs);
    }
  })();

  return {
    troubles,
    written,
    rounds: () => rounds,
    slowestMs: () => slowest,
    async stop() {
      going = false;
      await running;
      await client.end();
    },
  };
}
