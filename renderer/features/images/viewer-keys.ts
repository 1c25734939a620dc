export type ViewerAction =
  | 'close'
  | 'closer'
  | 'further'
  | 'fit'
  | 'width'
  | 'full'
  | 'rotate'
  | 'compare'
  | 'invert'
  | 'contrast'
  | 'save'
  | 'next'
  | 'previous'
  | { image: number };

const keys: Readonly<Record<string, ViewerAction>> = {
  v: 'close',
  Escape: 'close',
  '+': 'closer',
  '=': 'closer',
  '-': 'further',
  '0': 'fit',
  w: 'width',
  f: 'full',
  r: 'rotate',
  x: 'compare',
  i: 'invert',
  c: 'contrast',
  s: 'save',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
};

/** The viewer has the whole window and its own keys. */
export function viewerAction({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): ViewerAction | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (/^[1-9]$/.test(key)) return { image: Number(key) - 1 };
  return keys[key.length === 1 ? key.toLowerCase() : key];
}
