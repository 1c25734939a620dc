export interface CommandLine {
  /** The app's folder or script. */
  app: string;
  /** What the app sees as `process.argv`. */
  argv: string[];
  userDataDir: string | undefined;
  language: string | undefined;
  sandbox: boolean;
  inspectPort: number | undefined;
  debuggingPort: string | undefined;
}

const lastOfTheDriver = '--remote-debugging-port=0';

/** Reads the switches of Electron's command line that matter here. */
export function parseCommandLine(argv: string[]): CommandLine {
  const [, script = '', ...given] = argv;
  const switchValue = (name: string) => {
    const found = given.find((argument) => argument.startsWith(`--${name}=`));
    return found?.slice(name.length + 3);
  };
  const inspect = switchValue('inspect');
  // A driver puts its own switches first; the app is not to see them.
  const own = given.slice(given.indexOf(lastOfTheDriver) + 1);
  return {
    app: own.find((argument) => !argument.startsWith('-')) ?? '.',
    argv: [script, ...own],
    userDataDir: switchValue('user-data-dir'),
    language: switchValue('lang'),
    sandbox: !given.includes('--no-sandbox') && process.getuid?.() !== 0,
    inspectPort: inspect === undefined ? undefined : Number(inspect.split(':').at(-1)),
    debuggingPort: switchValue('remote-debugging-port'),
  };
}
