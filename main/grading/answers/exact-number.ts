// Numbers as answers have them: fractions stay fractions, so that 1/3 is no 0.333; what is no fraction is a double.
// Whatever would grow beyond any answer's size is refused (`null`) instead of computed.

export type ExactNumber = { kind: 'fraction'; top: bigint; bottom: bigint } | { kind: 'real'; value: number };

const largest = 10n ** 60n;
const largestExponent = 200n;
const largestDegree = 12n;
/** Of a double; beyond them lies the noise of computing. */
const tellingDigits = 12;

export function fraction(top: bigint, bottom = 1n): ExactNumber | null {
  if (bottom === 0n) return null;
  const shared = commonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  const reduced = { top: top / shared, bottom: bottom / shared };
  if (size(reduced.top) > largest || reduced.bottom > largest) return null;
  return { kind: 'fraction', ...reduced };
}

export function real(value: number): ExactNumber | null {
  return Number.isFinite(value) ? { kind: 'real', value } : null;
}

/** `12`, `0.5`, `1.2e-3`; with a point, never a comma. */
export function parseDecimal(text: string): ExactNumber | null {
  const [, whole = '', digits = '', exponent = '0'] =
    /^(\d*)(?:\.(\d+))?(?:e([+-]?\d{1,2}))?$/.exec(text) ?? [];
  if (whole === '' && digits === '') return null;
  if (whole.length + digits.length > 60) return null;
  const shift = Number(exponent) - digits.length;
  const value = BigInt(whole + digits);
  return shift >= 0 ? fraction(value * 10n ** BigInt(shift)) : fraction(value, 10n ** BigInt(-shift));
}

export function sum(one: ExactNumber, other: ExactNumber): ExactNumber | null {
  if (one.kind === 'real' || other.kind === 'real') return real(toDouble(one) + toDouble(other));
  return fraction(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);
}

export function negated(number: ExactNumber): ExactNumber {
  return number.kind === 'real' ? { kind: 'real', value: -number.value } : { ...number, top: -number.top };
}

export function product(one: ExactNumber, other: ExactNumber): ExactNumber | null {
  if (one.kind === 'real' || other.kind === 'real') return real(toDouble(one) * toDouble(other));
  return fraction(one.top * other.top, one.bottom * other.bottom);
}

export function quotient(one: ExactNumber, other: ExactNumber): ExactNumber | null {
  if (one.kind === 'real' || other.kind === 'real') return real(toDouble(one) / toDouble(other));
  return fraction(one.top * other.bottom, one.bottom * other.top);
}

export function power(base: ExactNumber, exponent: ExactNumber): ExactNumber | null {
  if (exponent.kind === 'real' || base.kind === 'real') return realPower(base, exponent);
  const { top, bottom } = exponent;
  if (size(top) > largestExponent || bottom > largestDegree) return null;
  if (bottom !== 1n) {
    const rooted = root(base, bottom);
    return rooted === null ? null : power(rooted, { kind: 'fraction', top, bottom: 1n });
  }
  if (base.top === 0n) return top > 0n ? base : null;
  const bits = BigInt(size(base.top).toString(2).length + base.bottom.toString(2).length);
  if (bits * size(top) > 500n) return null;
  return top >= 0n
    ? fraction(base.top ** top, base.bottom ** top)
    : fraction(base.bottom ** -top, base.top ** -top);
}

export function root(number: ExactNumber, degree = 2n): ExactNumber | null {
  if (degree < 1n || degree > largestDegree) return null;
  const value = toDouble(number);
  if (value < 0) {
    const positive = degree % 2n === 0n ? null : root(negated(number), degree);
    return positive === null ? null : negated(positive);
  }
  if (number.kind === 'fraction') {
    const top = wholeRoot(number.top, degree);
    const bottom = wholeRoot(number.bottom, degree);
    if (top !== null && bottom !== null) return fraction(top, bottom);
  }
  return real(value ** (1 / Number(degree)));
}

/** The same for equal numbers, however they came about. */
export function writtenOut(number: ExactNumber): string {
  if (number.kind === 'fraction')
    return number.bottom === 1n ? `${number.top}` : `${number.top}/${number.bottom}`;
  if (Math.abs(number.value) < 10 ** -tellingDigits) return '0';
  const rounded = Math.abs(number.value).toPrecision(tellingDigits).replace('e+', 'e');
  const exact = parseDecimal(rounded);
  if (exact === null) return `${number.value < 0 ? '-' : ''}${rounded}`;
  return writtenOut(number.value < 0 ? negated(exact) : exact);
}

export function toDouble(number: ExactNumber): number {
  return number.kind === 'real' ? number.value : Number(number.top) / Number(number.bottom);
}

function realPower(base: ExactNumber, exponent: ExactNumber): ExactNumber | null {
  const value = toDouble(base);
  return value < 0 && exponent.kind === 'real' ? null : real(value ** toDouble(exponent));
}

function size(number: bigint): bigint {
  return number < 0n ? -number : number;
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [size(one), size(other)];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Null unless it comes out even. */
function wholeRoot(number: bigint, degree: bigint): bigint | null {
  if (number < 2n) return number;
  // Newton's steps from above come down to the root and stop there.
  let guess = 1n << (BigInt(number.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * guess + number / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess ** degree === number ? guess : null;
    guess = next;
  }
}
