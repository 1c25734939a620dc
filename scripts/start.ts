import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { hasDisplay } from './electron-binary.ts';
import { openWindow } from './start/open-window.ts';
import { chooseRuntime } from './start/runtime.ts';
import { takePicture } from './start/take-picture.ts';

// npm start                        builds what changed and opens the desk
// npm start -- --sample            straight to the sample course
// npm start -- --screenshot FILE   saves the first settled window and ends

const say = (line: string) => console.log(line);

async function start(): Promise<number> {
  const { values } = parseArgs({ options: { sample: { type: 'boolean' }, screenshot: { type: 'string' } } });
  const args = values.sample ? ['--sample'] : [];
  const built = await build();
  if (built.length > 0) say(`Built ${built.join(', ')}.`);
  const display = hasDisplay();
  const runtime = await chooseRuntime(display, say);
  if (values.screenshot !== undefined) return takePicture(runtime, args, values.screenshot, { stay: false });
  return display
    ? openWindow(runtime, args)
    : takePicture(runtime, args, 'out/first-window.png', { stay: true });
}

process.exitCode = await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
