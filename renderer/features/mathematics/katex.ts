import 'katex/dist/katex.min.css';
import katex, { type KatexOptions, ParseError } from 'katex';

/** Nothing a student types can load, link or colour outside its own formula. */
const limits: KatexOptions = {
  throwOnError: true,
  strict: 'ignore',
  trust: false,
  maxSize: 20,
  maxExpand: 500,
  output: 'htmlAndMathml',
};

export function draw(tex: string, element: HTMLElement, options: KatexOptions): void {
  katex.render(tex, element, { ...limits, ...options });
}

/** The message without the underlined copy of what was typed, which stands beside it anyway. */
export function problemOf(error: unknown): string {
  if (error instanceof ParseError) return error.rawMessage;
  return error instanceof Error ? error.message : String(error);
}
