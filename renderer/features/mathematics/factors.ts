import { deepest, isVariable, type Reading, relationTex, skipSpace } from './cursor.ts';
import { constants, functionLetters, functions, greekLetters } from './names.ts';
import { readList, readSum } from './sums.ts';

/** A piece of TeX and where in the tokens it ends. */
export interface Read {
  tex: string;
  end: number;
  /** The TeX without its own brackets, where these are all there is. */
  bare?: string;
  /** What follows after a space still belongs to it. */
  reaches?: true;
  /** `sen x`: where its argument ends is a matter of opinion. */
  loose?: true;
}

/** One factor with its powers; `null`: none begins here. */
export function readFactor(reading: Reading, at: number): Read | null {
  const base = readBase(reading, at);
  return base === null || base.reaches || base.loose ? base : withPowers(reading, base);
}

function readBase(reading: Reading, at: number): Read | null {
  if (reading.depth >= deepest) return null;
  reading.depth += 1;
  const base = readOne(reading, at);
  reading.depth -= 1;
  return base;
}

function readOne(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  const token = tokens[at];
  switch (token?.kind) {
    case 'number':
      return { tex: token.text.replaceAll(',', '{,}'), end: at + 1 };
    case 'letters': {
      if (!isVariable(tokens, at)) return null;
      signals.variables += 1;
      const applied = functionLetters.has(token.text) && tokens[at + 1]?.kind === 'open';
      const primed = tokens[at + 1]?.kind === 'prime' && tokens[at - 1]?.kind !== 'prime';
      if (applied || (primed && /[fghFuvsy]$/.test(token.text))) signals.strong += 1;
      return { tex: token.text, end: at + 1 };
    }
    case 'symbol': {
      const constant = constants.get(token.text);
      if (constant !== undefined) signals.strong += 1;
      signals.variables += 1;
      return { tex: `${constant ?? greekLetters.get(token.text)} `, end: at + 1 };
    }
    case 'open':
      return readBrackets(reading, at);
    case 'bar':
      return readBars(reading, at);
    case 'root':
      return readRoot(reading, at);
    case 'function':
      return readFunction(reading, at);
    case 'limit':
      return readLimit(reading, at);
    case 'integral': {
      signals.strong += 1;
      const { tex, end } = withPowers(reading, { tex: '\\int', end: at + 1 });
      return { tex: `${tex} `, end, reaches: true };
    }
    default:
      return null;
  }
}

function withPowers(reading: Reading, base: Read): Read {
  const { tokens, signals } = reading;
  let { tex, end, bare } = base;
  let raised = false;
  for (;;) {
    const token = tokens[end];
    if (token?.kind === 'prime' && !raised) {
      tex += "'".repeat(token.text.replaceAll('″', "''").length);
      end += 1;
    } else if (token?.kind === 'raised' && !raised) {
      tex += `^{${token.text.normalize('NFKC')}}`;
      end += 1;
      raised = true;
      signals.strong += 1;
    } else if (token?.kind === 'power') {
      const script = readScript(reading, end + 1);
      if (script === null) break;
      if (token.text === '^' && raised) signals.ambiguous = true;
      if (token.text === '^') raised = true;
      tex += `${token.text}{${script.tex}}`;
      end = script.end;
      signals.strong += 1;
    } else break;
    bare = undefined;
  }
  return bare === undefined ? { tex, end } : { tex, end, bare };
}

/** What stands after `^` or `_`, without a space between. */
function readScript(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  const first = tokens[at];
  const sign = first?.kind === 'sign' ? (first.text === '−' ? '-' : first.text) : '';
  const start = sign === '' ? at : at + 1;
  const base = readBase(reading, start);
  // `x->0^+`: a sign alone.
  if (base === null) return sign === '' || sign === '±' ? null : { tex: sign, end: start };
  const next = tokens[base.end];
  const isNumber = tokens[start]?.kind === 'number';
  if (isNumber && next?.kind === 'letters') signals.ambiguous = true;
  if (isNumber && tokens[start]?.text === '1' && next?.kind === 'over') signals.ambiguous = true;
  if (tokens[start]?.kind === 'letters' && (tokens[start]?.text.length ?? 0) > 1) signals.ambiguous = true;
  return { tex: `${sign}${base.bare ?? base.tex}`, end: base.end };
}

function readBrackets(reading: Reading, at: number): Read | null {
  const { tokens, failed } = reading;
  if (failed.has(at)) return null;
  const inside = readList(reading, skipSpace(tokens, at + 1));
  const end = inside === null ? at : skipSpace(tokens, inside.end);
  const open = tokens[at]?.text ?? '';
  const close = tokens[end];
  if (inside === null || close?.kind !== 'close' || (open === '{') !== (close.text === '}')) {
    failed.add(at);
    return null;
  }
  const [left, right] = [open.replace('{', '\\{'), close.text.replace('}', '\\}')];
  const tall = inside.tex.includes('\\frac');
  const tex = tall ? `\\left${left}${inside.tex}\\right${right}` : `${left}${inside.tex}${right}`;
  return { tex, end: end + 1, bare: inside.tex };
}

function readBars(reading: Reading, at: number): Read | null {
  const { tokens, failed } = reading;
  if (failed.has(at) || reading.bars > 0) return null;
  reading.bars += 1;
  const inside = readSum(reading, skipSpace(tokens, at + 1));
  reading.bars -= 1;
  const end = inside === null ? at : skipSpace(tokens, inside.end);
  if (inside === null || tokens[end]?.kind !== 'bar') {
    failed.add(at);
    return null;
  }
  reading.signals.products += 1;
  return { tex: `\\left|${inside.tex}\\right|`, end: end + 1 };
}

function readRoot(reading: Reading, at: number): Read | null {
  const inside = readBase(reading, skipSpace(reading.tokens, at + 1));
  if (inside === null || inside.reaches) return null;
  reading.signals.strong += 1;
  return { tex: `\\sqrt{${inside.bare ?? inside.tex}}`, end: inside.end };
}

function readFunction(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  const name = functions.get(tokens[at]?.text ?? '') ?? '';
  const scripted = withPowers(reading, { tex: name, end: at + 1 });
  const first = tokens[scripted.end];
  if (first?.kind === 'open' || first?.kind === 'bar') {
    const argument = readBase(reading, scripted.end);
    if (argument === null) return null;
    signals.strong += 1;
    return { tex: `${scripted.tex}${argument.tex}`, end: argument.end };
  }
  // `sen 3x`, `ln x^2`, `sen pi`: everything that hangs together.
  const start = skipSpace(tokens, scripted.end);
  const letter = tokens[start];
  // `ln u` and `sen a`: here the letter is none of the sentence's.
  let argument =
    letter?.text === 'u' || letter?.text === 'a'
      ? withPowers(reading, { tex: letter.text, end: start + 1 })
      : readFactor(reading, start);
  if (argument === null) return null;
  let tex = argument.tex;
  let end = argument.end;
  while (['letters', 'symbol'].includes(tokens[end]?.kind ?? '')) {
    argument = readFactor(reading, end);
    if (argument === null) break;
    tex += argument.tex;
    end = argument.end;
  }
  signals.strong += 1;
  return { tex: `${scripted.tex} ${tex}`, end, loose: true };
}

function readLimit(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  const under = tokens[at + 1]?.kind === 'power' && tokens[at + 1]?.text === '_';
  const start = under ? at + 2 : skipSpace(tokens, at + 1);
  const enclosed = tokens[start]?.kind === 'open';
  const approach = readApproach(reading, enclosed ? start + 1 : start);
  const closed = approach !== null && tokens[approach.end]?.kind === 'close';
  if (approach !== null && (!enclosed || closed)) {
    signals.strong += 1;
    return { tex: `\\lim_{${approach.tex}}`, end: approach.end + (enclosed ? 1 : 0), reaches: true };
  }
  // `lim = 4`, `lim f(x)`, `lim (2x + h)/h`
  const next = tokens[skipSpace(tokens, at + 1)];
  if (next?.kind !== 'relation' && next?.kind !== 'open' && next?.kind !== 'letters') return null;
  signals.strong += 1;
  return { tex: '\\lim ', end: at + 1, reaches: true };
}

/** `x->0+`: what goes where, and from which side. */
function readApproach(reading: Reading, at: number): Read | null {
  const { tokens } = reading;
  const letter = tokens[at];
  const arrow = skipSpace(tokens, at + 1);
  const relation = tokens[arrow];
  if (letter?.kind !== 'letters' && letter?.kind !== 'symbol') return null;
  if (relation?.kind !== 'relation' || relationTex(relation.text) !== '\\to') return null;
  const target = skipSpace(tokens, arrow + 1);
  const sign = tokens[target]?.kind === 'sign' ? tokens[target]?.text : '';
  const place = readFactor(reading, sign === '' ? target : target + 1);
  if (place === null || place.reaches) return null;
  const side = tokens[place.end];
  const afterSide = tokens[place.end + 1]?.kind;
  const sided =
    side?.kind === 'sign' && side.text !== '±' && !['number', 'letters', 'open'].includes(afterSide ?? '');
  const variable = greekLetters.get(letter.text) ?? letter.text;
  const tex = `${variable} \\to ${sign === '−' ? '-' : sign}${place.tex}${sided ? `^{${side.text === '−' ? '-' : side.text}}` : ''}`;
  return { tex, end: place.end + (sided ? 1 : 0) };
}
