import { app } from './surface.ts';
import { bringForward } from './window.ts';

const scheme = 'tiza';

/** Links that the system hands over: as an argument on Windows and Linux, as an event on a Mac. */
export function listenForLinks(): { connect(receive: (link: string) => void): void } {
  let receive: ((link: string) => void) | undefined;
  // One may be what Tiza was started for: it waits until somebody can open it.
  let waiting = linkIn(process.argv);
  const arrived = (link: string | undefined) => {
    if (receive === undefined) waiting = link ?? waiting;
    else if (link !== undefined) receive(link);
  };
  app.on('second-instance', (_event, argv) => {
    bringForward();
    arrived(linkIn(argv));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    bringForward();
    arrived(linkIn([url]));
  });
  return {
    connect(listener) {
      receive = listener;
      arrived(waiting);
      // In development this would tie links to the bare Electron.
      if (app.isPackaged) app.setAsDefaultProtocolClient(scheme);
    },
  };
}

function linkIn(argv: readonly string[]): string | undefined {
  return argv.find((argument) => argument.slice(0, scheme.length + 1).toLowerCase() === `${scheme}:`);
}
