import { MantineProvider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { appInfoQuery, courseStatusQuery } from './api/queries.ts';
import { useArrivingBackups } from './features/backups/use-arriving-backups.ts';
import { useComfortCommands } from './features/comfort/use-comfort-commands.ts';
import { useKeptFocus } from './features/comfort/use-kept-focus.ts';
import { useCommandSources } from './features/commands/use-command-sources.ts';
import { useCourseCommands } from './features/course/use-course-commands.ts';
import { useNetworkEvents } from './features/course/use-network-events.ts';
import { PasswordDialog } from './features/courses/password-dialog.tsx';
import { ErrorBoundary } from './features/errors/error-boundary.tsx';
import { Overlays } from './features/keys/overlays.tsx';
import { LinkDialog } from './features/links/link-dialog.tsx';
import { useArrivingLinks } from './features/links/use-arriving-links.ts';
import { usePreferenceCommands } from './features/preferences/use-preference-commands.ts';
import { followServerClock } from './features/time/use-minute.ts';
import { WelcomeScreen } from './features/welcome/welcome-screen.tsx';
import { speak } from './i18n/i18n.ts';
import { languageOf } from './i18n/language-of.ts';
import { screenOf, useUiStore } from './state/ui-store.ts';
import { mantineTheme } from './theme/mantine-theme.ts';
import { useColorScheme } from './theme/use-color-scheme.ts';

const ConnectScreen = lazy(async () => ({
  default: (await import('./features/connect/connect-screen.tsx')).ConnectScreen,
}));
const ArrivedBackup = lazy(async () => ({
  default: (await import('./features/backups/arrived-backup.tsx')).ArrivedBackup,
}));
const loadDesk = () => import('./features/desk/desk-screen.tsx');
const DeskScreen = lazy(async () => ({ default: (await loadDesk()).DeskScreen }));

export function App() {
  const info = useQuery(appInfoQuery()).data;
  const scheme = useColorScheme(info?.preferences.theme ?? 'system');
  const language = languageOf(info);
  useEffect(() => void speak(language), [language]);
  return (
    // Every rule comes from a style sheet of ours: no style element is written while running.
    <MantineProvider
      theme={mantineTheme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ErrorBoundary>
        <Screens />
      </ErrorBoundary>
    </MantineProvider>
  );
}

function Screens() {
  useCommandSources();
  useCourseCommands();
  useNetworkEvents();
  usePreferenceCommands();
  useComfortCommands();
  useKeptFocus();
  useArrivingLinks();
  const arrivedBackup = useArrivingBackups();
  const status = useQuery(courseStatusQuery()).data;
  const course = status?.course;
  const server = status?.wire?.server ?? null;
  useEffect(() => followServerClock(server), [server]);
  const screen = useUiStore((state) => screenOf(state, course !== undefined));
  // Nearly everybody goes there next: it is fetched while the welcome is being read.
  useEffect(() => void loadDesk(), []);
  useEffect(() => {
    document.title = course === undefined ? 'Tiza' : `${course.name} · Tiza`;
  }, [course]);
  return (
    <Suspense>
      {screen === 'welcome' && <WelcomeScreen />}
      {screen === 'connect' && <ConnectScreen />}
      {screen === 'desk' && status && course && (
        <DeskScreen key={course.id} status={status} course={course} />
      )}
      <PasswordDialog />
      <Overlays />
      <LinkDialog />
      {arrivedBackup !== null && <ArrivedBackup key={JSON.stringify(arrivedBackup)} file={arrivedBackup} />}
    </Suspense>
  );
}
