import { useTranslation } from 'react-i18next';
import type { CommandName } from './command-table.ts';
import { wordsOf } from './key-words.ts';
import { useKeymap } from './use-keymap.ts';

/** The first key that leads to a command now, as it is drawn on a key; nothing where there is none. */
export function CommandKeys({ name }: { name: CommandName }) {
  const { keymap } = useKeymap();
  const [chord] = keymap.chordsOf(name);
  return chord === undefined ? null : <ChordKeys chord={chord} />;
}

export function ChordKeys({ chord }: { chord: string }) {
  const { t } = useTranslation('keys');
  const { mac } = useKeymap();
  return <kbd>{wordsOf(chord, mac, t).join(mac ? '' : '+')}</kbd>;
}

/** A label with its key in brackets, for tooltips: `Guardar como… (S)`. */
export function useLabelWithKey(): (label: string, name: CommandName) => string {
  const { t } = useTranslation('keys');
  const { keymap, mac } = useKeymap();
  return (label, name) => {
    const [chord] = keymap.chordsOf(name);
    return chord === undefined ? label : `${label} (${wordsOf(chord, mac, t).join(mac ? '' : '+')})`;
  };
}
