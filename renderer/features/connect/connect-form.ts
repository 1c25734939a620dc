import type { ConnectionDraft } from '#contract/connect';
import type { TlsChoice, TlsMode, TlsSettings } from '#contract/connection-wire';
import type { CourseColor, PastedFields, Profile, ProfileFields } from '#contract/connections';

/** What stands in the sheet, as it is typed: nothing is checked and nothing has been asked of any server. */
export interface ConnectForm {
  name: string;
  /** Until the person gives one, the course is called like its database. */
  nameTyped: boolean;
  color: CourseColor;
  host: string;
  port: string;
  database: string;
  user: string;
  /** Empty: none was typed; one may be known from before. */
  password: string;
  readOnly: boolean;
  encryption: 'auto' | TlsMode;
  ca: string;
  pin: string;
  channelBinding: TlsSettings['channelBinding'];
  oldPasswordMethods: boolean;
  teacherName: string;
}

export const emptyForm: ConnectForm = {
  name: '',
  nameTyped: false,
  color: 'teal',
  host: '',
  port: '5432',
  database: '',
  user: '',
  password: '',
  readOnly: false,
  encryption: 'auto',
  ca: '',
  pin: '',
  channelBinding: 'prefer',
  oldPasswordMethods: false,
  teacherName: '',
};

export function formOf(profile: Profile): ConnectForm {
  const { name, color, host, port, database, user, readOnly, tls, teacherName = '' } = profile;
  const { mode, ca = '', pin = '', channelBinding, oldPasswordMethods } = tls;
  return {
    ...{
      name,
      color,
      host,
      database,
      user,
      readOnly,
      teacherName,
      ca,
      pin,
      channelBinding,
      oldPasswordMethods,
    },
    nameTyped: true,
    port: String(port),
    password: '',
    encryption: mode,
  };
}

const strict: readonly TlsMode[] = ['verify-full', 'verify-ca'];

/**
 * The way to the server is the text's alone: what it leaves out is empty, never left over from another text.
 * A loose mode is no wish for a loose wire but what the host prints for everybody: the safest is looked for.
 */
export function withPasted(form: ConnectForm, pasted: PastedFields): ConnectForm {
  const { host = '', port = 5432, database = '', user = '', password = '', tlsMode } = pasted;
  return {
    ...form,
    ...{ host, database, user, password },
    port: String(port),
    name: form.nameTyped ? form.name : database,
    encryption: tlsMode !== undefined && strict.includes(tlsMode) ? tlsMode : 'auto',
    channelBinding: pasted.channelBinding ?? 'prefer',
    ca: '',
    pin: '',
    oldPasswordMethods: false,
  };
}

/** Another server deserves no trust that was given to this one. */
export function withHost(
  form: ConnectForm,
  change: Pick<Partial<ConnectForm>, 'host' | 'port'>,
): ConnectForm {
  const trusting = form.encryption === 'disable' || form.encryption === 'require';
  return {
    ...form,
    ...change,
    pin: '',
    oldPasswordMethods: false,
    encryption: trusting || form.pin !== '' ? 'auto' : form.encryption,
  };
}

/** What the person decided about a certificate, or about a server without one. */
export function withChoice(form: ConnectForm, choice: TlsChoice, proof = ''): ConnectForm {
  const clean = { ...form, ca: '', pin: '', oldPasswordMethods: false };
  switch (choice) {
    case 'paste-ca':
      return { ...clean, encryption: 'verify-full', ca: proof };
    case 'pin':
      return { ...clean, encryption: 'require', pin: proof };
    case 'unverified':
      return { ...clean, encryption: 'require' };
    case 'plain':
      return { ...clean, encryption: 'disable' };
  }
}

/** `undefined`: find out what the server offers and take the safest. */
export function wishOf(form: ConnectForm): TlsSettings | undefined {
  const { encryption, channelBinding, oldPasswordMethods } = form;
  const [ca, pin] = [form.ca.trim(), form.pin];
  const nothingSaid = ca === '' && pin === '' && channelBinding === 'prefer' && !oldPasswordMethods;
  if (encryption === 'auto' && nothingSaid) return undefined;
  return {
    mode: encryption === 'auto' ? 'verify-full' : encryption,
    ...(ca === '' ? {} : { ca }),
    ...(pin === '' ? {} : { pin }),
    channelBinding,
    oldPasswordMethods,
  };
}

export function draftOf(form: ConnectForm, profileId: string | undefined): ConnectionDraft {
  const { password } = form;
  const tls = wishOf(form);
  return {
    ...placeOf(form),
    ...(tls === undefined ? {} : { tls }),
    ...(password === '' ? {} : { password }),
    ...(profileId === undefined ? {} : { profileId }),
  };
}

export function fieldsOf(form: ConnectForm, tls: TlsSettings, labels: Profile['labels']): ProfileFields {
  const teacherName = form.teacherName.trim();
  return {
    ...placeOf(form),
    name: form.name.trim(),
    color: form.color,
    readOnly: form.readOnly,
    tls,
    ...(teacherName === '' ? {} : { teacherName }),
    ...(labels === undefined ? {} : { labels }),
  };
}

export function placeOf(form: ConnectForm) {
  return {
    host: form.host.trim(),
    port: Number(form.port),
    database: form.database.trim(),
    user: form.user.trim(),
  };
}

export type FieldProblem = 'missing' | 'port';
export type FieldProblems = Partial<Record<'name' | 'host' | 'port' | 'database' | 'user', FieldProblem>>;

/** What has to be filled in before anybody can be asked. */
export function problemsIn(form: ConnectForm, forSaving: boolean): FieldProblems {
  const needed = ['host', 'database', 'user', ...(forSaving ? (['name'] as const) : [])] as const;
  const problems: FieldProblems = {};
  for (const field of needed) if (form[field].trim() === '') problems[field] = 'missing';
  const port = Number(form.port);
  if (!/^\d{1,5}$/.test(form.port.trim()) || port < 1 || port > 65_535) problems.port = 'port';
  return problems;
}
