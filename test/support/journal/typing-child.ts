import { setTimeout as sleep } from 'node:timers/promises';
import { createDraftKeeper } from '../../../renderer/features/drafts/draft-keeper.ts';
import { aboutEva, aComment, openLaptop } from './laptop.ts';
import { characterAt, type Typing } from './typing.ts';

// Somebody who types and publishes without a pause until the process is killed, and says at each step how far they
// are: `t` a character typed, `p` a comment about to be published, `a` one that was taken.

const say = (...words: (string | number)[]) => process.stdout.write(`${words.join(' ')}\n`);

async function typeAndPublish({ userData, place, round }: Typing): Promise<void> {
  const laptop = await openLaptop({ userData, place });
  const keeper = createDraftKeeper({
    async write(key, text) {
      await laptop.handlers.keep({ course: laptop.course, key, text, about: aboutEva });
    },
  });
  // The text box opens once it is known what stands in it.
  await laptop.handlers.drafts({ discarded: false });
  say('ready');
  const publishing = async () => {
    for (let n = 0; ; n++) {
      const each = aComment(`Vuelta ${round}, comentario ${n}`);
      say('p', round, n);
      await laptop.handlers.publish({ ...each, course: laptop.course });
      say('a', round, n);
      await sleep(25);
    }
  };
  void publishing();
  let text = '';
  for (let at = 0; ; at++) {
    text += characterAt(at);
    keeper.type(`vuelta/${round}`, text);
    say('t', at, Date.now());
    await sleep(6);
  }
}

await typeAndPublish(JSON.parse(process.argv[2] ?? '') as Typing);
