// What Windows keeps for devices, with any ending.
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const forbidden = /[<>:"/\\|?*]+/g;
/** Controls, and the marks that turn or hide what is written around them. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;

// With a number and an ending within what every file system takes: 255 bytes here, 260 characters with folders there.
const mostBytes = 150;
const mostCharacters = 80;

/** A name that every file system takes for one file in one folder. */
export function fileName(wanted: string, otherwise: string): string {
  const plain = shortened(
    wanted.normalize('NFC').replace(/\s+/g, ' ').replace(unseen, '').replace(forbidden, '-'),
  )
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  const name = /[\p{L}\p{N}\p{S}]/u.test(plain) ? plain : otherwise;
  return device.test(name) ? `_${name}` : name;
}

/** Each name once: file systems forget case, and some the way accents are written. */
export function createFileNames(ending: string): (wanted: string, otherwise: string) => string {
  const taken = new Set<string>();
  return (wanted, otherwise) => {
    const name = fileName(wanted, otherwise);
    for (let count = 1; ; count += 1) {
      const one = `${name}${count === 1 ? '' : ` (${count})`}${ending}`;
      const folded = one.normalize('NFKC').toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      return one;
    }
  };
}

function shortened(text: string): string {
  let short = '';
  let characters = 0;
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, mostCharacters * 4))) {
    characters += segment.length;
    if (characters > mostCharacters || Buffer.byteLength(short + segment) > mostBytes) break;
    short += segment;
  }
  return short;
}
