export interface ChromiumOptions {
  profile: string;
  /** Where requests for our own schemes are answered. */
  appPort: number;
  headless: boolean;
  sandbox: boolean;
  language: string | undefined;
  /** A port for a second client, which is how Playwright joins. */
  debuggingPort: string | undefined;
}

/** The one screen of a headless run. */
export const headlessScreen = { x: 0, y: 0, width: 1920, height: 1080 };

/** A window without tabs or address bar needs a page to start with; the first BrowserWindow takes it over. */
const emptyPage = 'data:text/html,<title>Tiza</title>';

export function chromiumFlags(options: ChromiumOptions): string[] {
  return [
    '--remote-debugging-pipe',
    ...(options.debuggingPort === undefined ? [] : [`--remote-debugging-port=${options.debuggingPort}`]),
    `--user-data-dir=${options.profile}`,
    `--host-resolver-rules=MAP *.localhost 127.0.0.1:${options.appPort}`,
    ...(options.sandbox ? [] : ['--no-sandbox']),
    ...(options.language === undefined
      ? []
      : [`--lang=${options.language}`, `--accept-lang=${options.language}`]),
    ...(options.headless ? headless : [`--app=${emptyPage}`]),
    ...quiet,
  ];
}

const headless = [
  '--headless',
  '--no-startup-window',
  '--disable-gpu',
  `--screen-info={${headlessScreen.width}x${headlessScreen.height}}`,
];

const quiet = [
  // Electron answers custom schemes without an HTTP cache, so there is none here either.
  '--disk-cache-size=1',
  '--test-type',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-prompt-on-repost',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  `--disable-features=${[
    'Translate',
    'MediaRouter',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'PaintHolding',
    // Pages of the browser's own address bar, which Electron does not have: half a second of work for each window.
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
  ].join()}`,
  '--force-color-profile=srgb',
  '--password-store=basic',
  '--use-mock-keychain',
];
