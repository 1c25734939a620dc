/** In a remembered comment: the student's first name. */
export const placeholder = '{nombre}';

// Two names that are one: whoever is called so is not called by the first alone.
const pairs = new Set(
  [
    'ana belén|ana cristina|ana isabel|ana lucía|ana luisa|ana maría|ana paula|ana sofía',
    'jesús maría|josé andrés|josé antonio|josé carlos|josé daniel|josé david|josé ignacio|josé joaquín',
    'josé luis|josé manuel|josé maría|josé miguel|josé ramón|josé vicente|juan andrés|juan antonio',
    'juan camilo|juan carlos|juan cruz|juan david|juan diego|juan esteban|juan felipe|juan fernando',
    'juan francisco|juan ignacio|juan jacobo|juan josé|juan luis|juan manuel|juan martín|juan miguel',
    'juan pablo|juan ramón|juan sebastián|luis alberto|luis alfonso|luis ángel|luis carlos|luis eduardo',
    'luis enrique|luis felipe|luis fernando|luis miguel|luz maría|luz marina|marco antonio|maría alejandra',
    'maría amalia|maría antonia|maría belén|maría camila|maría carolina|maría clara|maría cristina',
    'maría elena|maría emilia|maría esther|maría eugenia|maría fernanda|maría gabriela|maría guadalupe',
    'maría inés|maría isabel|maría jesús|maría josé|maría juliana|maría laura|maría luisa|maría luz',
    'maría magdalena|maría mercedes|maría paola|maría paula|maría paz|maría pía|maría rosa|maría sofía',
    'maría soledad|maría teresa|maría victoria|miguel ángel|pedro pablo|rosa maría|víctor manuel',
  ]
    .join('|')
    .split('|')
    .map(folded),
);
const devotions =
  /^maria (?:del (?:carmen|consuelo|mar|pilar|rocio|rosario|sol|valle)|de (?:guadalupe|jesus|lourdes)|de la (?:concepcion|luz|paz)|de los (?:angeles|dolores|milagros|remedios)|de las (?:mercedes|nieves))(?= |$)/;

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a person of this name is called by; empty where the name is not known and an address stands for it. */
export function firstNameOf(name: string): string {
  const given = name.includes(',') ? name.slice(name.indexOf(',') + 1) : name;
  const words = given.trim().split(/\s+/);
  if (words.some((word) => word.includes('@'))) return '';
  const plain = folded(words.join(' '));
  const devotion = devotions.exec(plain)?.[0].split(' ').length;
  const count = devotion ?? (pairs.has(plain.split(' ').slice(0, 2).join(' ')) ? 2 : 1);
  return words.slice(0, count).map(asWritten).join(' ');
}

/** `MARÍA` as lists of students have it is no way to speak to somebody. */
function asWritten(word: string, index: number): string {
  const isShouted = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
  if (!isShouted) return word;
  const small = word.toLowerCase();
  if (index > 0 && /^(?:del?|las?|los)$/.test(small)) return small;
  return small.charAt(0).toUpperCase() + small.slice(1);
}

// The argument of a command in a formula is no placeholder: \text{nombre}, x_{nombre}.
const open = String.raw`(?<!\\[a-zA-Z]+\*?|[}_^])\{nombre\}`;
const beginning = new RegExp(String.raw`(^|[\n.!?…]\s*|[¡¿«])${open}\s*[,:;]?\s*(\p{L}?)`, 'gu');
const within = new RegExp(String.raw`,?[^\S\n]*${open}`, 'gu');
const anywhere = new RegExp(open, 'gu');

/** The comment as this student will read it; where nobody knows their name it does without. */
export function withFirstName(text: string, name: string): string {
  const called = firstNameOf(name);
  if (called !== '') return text.replace(anywhere, () => called);
  return text
    .replace(beginning, (_all, before: string, letter: string) => before + letter.toUpperCase())
    .replace(within, '');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const particles = new Set(['del', 'las', 'los', 'san', 'santa', 'von', 'van']);

/** The comment as it can be said to anybody: whatever of the student's name is in it becomes a placeholder. */
export function withoutName(text: string, name: string): string {
  const whole = name.trim().replace(/\s+/g, ' ');
  const called = firstNameOf(whole);
  if (called === '') return text;
  const words = whole.split(/[ ,]+/).filter((word) => word.length > 2 && !particles.has(word.toLowerCase()));
  const first = whole.split(' ')[0] ?? '';
  const known = [whole, called, ...words, ...(first.length > 1 ? [first] : [])];
  const said = [...new Set([...known, ...known.map((each) => each.split(' ').map(asWritten).join(' '))])]
    .filter((each) => each.length > 1)
    .toSorted((one, other) => other.length - one.length)
    .map(escaped);
  if (said.length === 0) return text;
  const one = `(?<![\\p{L}\\p{N}])(?:${said.join('|')})(?![\\p{L}\\p{N}])`;
  return text.replace(new RegExp(`${one}(?: (?:(?:del?|las?|los) )*${one})*`, 'gu'), () => placeholder);
}
