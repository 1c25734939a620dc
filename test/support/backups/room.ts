import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupJob, ChoicesChange } from '#contract/backups';
import { tlsSettings } from '#contract/connection-wire';
import { type Backups, createBackups } from '../../../main/backups/backups.ts';
import { engine } from '../../../main/backups/built-in-engine.ts';
import type { Notification } from '../../../main/backups/keep/reminders.ts';
import { type Courses, createCourses } from '../../../main/connections/courses.ts';
import { createPasswords, type Passwords } from '../../../main/connections/keychain.ts';
import { openCourse } from '../../../main/connections/open-course.ts';
import { profileOpening } from '../../../main/connections/open-profile.ts';
import { openProfiles, type Profiles } from '../../../main/connections/profiles.ts';
import { textsIn } from '../../../main/texts/texts.ts';
import { silent } from '../hosted-course.ts';
import { targetOf } from '../target.ts';

export interface Place {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

type Handlers = Backups['handlers'];

/** As the window calls them: what needs nothing is called without an argument. */
type Callable = {
  [Name in keyof Handlers]: undefined extends Parameters<Handlers[Name]>[0]
    ? () => ReturnType<Handlers[Name]>
    : Handlers[Name];
};

/** The room for backups as the app builds it, on a laptop of its own, with a course open. */
export interface BackupRoom extends Callable {
  folder: string;
  backups: Backups;
  courses: Courses;
  profiles: Profiles;
  passwords: Passwords;
  told: BackupJob[];
  notified: Notification[];
  /** The next file or folder a dialog answers with. */
  choose(path: string): void;
  /** Saves a course that leads there. */
  save(place: Place, name: string): Promise<string>;
  /** The job that was begun, when it has ended. */
  ended(begun: Promise<BackupJob>): Promise<BackupJob>;
  /** Settings, and a backup taken by them. */
  take(choices?: ChoicesChange, passphrase?: string): Promise<BackupJob>;
  files(): Promise<string[]>;
  /** As closing and starting the app; what is done in between happened to its files meanwhile. */
  restart(meanwhile?: () => Promise<void>): Promise<BackupRoom>;
  close(): Promise<void>;
}

const keychain = () => {
  const kept = new Map<string, string>();
  return {
    read: async (account: string) => kept.get(account) ?? null,
    write: async (account: string, password: string) => void kept.set(account, password),
    erase: async (account: string) => kept.delete(account),
  };
};

export async function openRoom(place: Place, laptop?: string, access = keychain()): Promise<BackupRoom> {
  const home = laptop ?? (await mkdtemp(join(tmpdir(), 'tiza-room-')));
  const userData = join(home, 'app');
  const folder = join(home, 'Tiza');
  const told: BackupJob[] = [];
  const notified: Notification[] = [];
  let chosen = '';
  let lookAtBackups: () => void = () => undefined;
  const courses = createCourses({
    onStatus: ({ link }) => link === 'ready' && lookAtBackups(),
    log: silent,
  });
  const profiles = await openProfiles({ folder: userData, log: silent });
  const passwords = createPasswords({ profiles, access, log: silent });
  const backups = await createBackups({
    courses,
    profiles,
    passwords,
    access,
    files: {
      openOne: async () => chosen || null,
      saveTo: async () => null,
      openFolder: async () => chosen || null,
    },
    engine,
    userData,
    documents: home,
    onJob: (job) => void told.push(job),
    onArrived: () => undefined,
    notify: (said) => void notified.push(said),
    showFolder: async () => undefined,
    texts: () => textsIn('es').backups,
    log: silent,
  });
  lookAtBackups = backups.look;
  const about = { id: 'calculo', name: 'Cálculo I', kind: 'profile', readOnly: false } as const;
  await courses.open({
    id: about.id,
    name: about.name,
    start: (onWire) => openCourse({ about, target: targetOf(place) }, onWire),
  });
  const { handlers } = backups;

  const room: BackupRoom = {
    ...(handlers as Callable),
    ...{ folder, backups, courses, profiles, passwords, told, notified },
    choose(path) {
      chosen = path;
    },
    async save({ host, port, user, password, database }, name) {
      const tls = tlsSettings.parse({ mode: 'disable' });
      const fields = { host, port, user, database, name, tls, color: 'teal', readOnly: false } as const;
      const { id } = await profiles.save(fields);
      await passwords.set(id, password);
      return id;
    },
    async ended(begun) {
      const { id } = await begun;
      for (;;) {
        const last = told.findLast((job) => job.id === id);
        if (last && last.state !== 'running') return last;
        await new Promise((resume) => setTimeout(resume, 10));
      }
    },
    async take(choices = {}, passphrase) {
      await handlers.change({ encrypt: passphrase !== undefined, ...choices });
      const typed = passphrase === undefined ? {} : { passphrase };
      return room.ended(handlers.start({ ...typed, remember: false }));
    },
    files: async () => (await readdir(folder).catch(() => [])).sort(),
    async restart(meanwhile) {
      await backups.dispose();
      await courses.close();
      await meanwhile?.();
      return openRoom(place, home, access);
    },
    async close() {
      await backups.dispose();
      await courses.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return room;
}

/** Opens a saved course in the room, as choosing it in the list does. */
export async function openSaved({ courses, profiles, passwords }: BackupRoom, id: string): Promise<void> {
  await courses.open(profileOpening(id, { remember: false }, { profiles, passwords }));
}

export const students = `
  INSERT INTO usuarios (email, password, nombre, apellidos)
    SELECT 'est' || n || '@uni.example', 'clave-' || n, 'Ñandú ' || n, 'Pérez' FROM generate_series(1, 30) AS n;
  INSERT INTO respuestas_foro1 (email, r1, r2) SELECT 'est' || n || '@uni.example', repeat('límite ', n), E'a\\tb\\nc'
    FROM generate_series(1, 30) AS n;
  INSERT INTO respuestas_foro5 (email, imagen_1) SELECT 'est' || n || '@uni.example',
    decode(repeat(md5(n::text), 2000), 'hex') FROM generate_series(1, 10) AS n;
  INSERT INTO feedback (email_alumno, actividad, comentario)
    SELECT 'est' || n || '@uni.example', 'Foro 1', 'Bien ' || n FROM generate_series(1, 20) AS n;`;
