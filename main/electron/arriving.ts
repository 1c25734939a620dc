import { type Arrival, arrivalIn, linkScheme } from './arrival.ts';
import { app } from './surface.ts';
import { bringForward } from './window.ts';

export interface Receivers {
  link(link: string): void;
  backup(path: string): void;
}

/** Links and backups that the system hands over: as an argument on Windows and Linux, as an event on a Mac. */
export function listenForArrivals(): { connect(receivers: Receivers): void } {
  let receivers: Receivers | undefined;
  // One may be what Tiza was started for: it waits until somebody can open it.
  let waiting = arrivalIn(process.argv, process.cwd());
  const arrived = (arrival: Arrival | undefined) => {
    if (receivers === undefined) waiting = arrival ?? waiting;
    else if (arrival?.kind === 'link') receivers.link(arrival.link);
    else if (arrival?.kind === 'backup') receivers.backup(arrival.path);
  };
  app.on('second-instance', (_event, argv, workingDirectory) => {
    bringForward();
    arrived(arrivalIn(argv, workingDirectory));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    bringForward();
    arrived(arrivalIn(['', url], ''));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    bringForward();
    arrived({ kind: 'backup', path });
  });
  return {
    connect(there) {
      receivers = there;
      arrived(waiting);
      // In development this would tie links to the bare Electron. What comes behind the dashes is never a switch.
      if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
    },
  };
}
