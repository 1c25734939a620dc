import './theme/tokens.css';
import './theme/fonts.css';
import './theme/mantine.css';
import './theme/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { appInfoQuery, courseStatusQuery } from './api/queries.ts';
import { createQueryClient } from './api/query-client.ts';
import { followCourse } from './api/use-course-events.ts';
import { App } from './app.tsx';
import { refuseDrops } from './components/refuse-drops.ts';
import { reportProblem, reportUncaught } from './features/errors/report-problem.ts';
import { startTexts } from './i18n/i18n.ts';
import { languageOf } from './i18n/language-of.ts';

async function start(root: HTMLElement): Promise<void> {
  const client = createQueryClient();
  followCourse(client);
  // Known before the first paint, so that it is in the right language and theme.
  // Should main not answer, the window says so itself, in the system's language.
  const [info] = await Promise.all([
    client.ensureQueryData(appInfoQuery()).catch(() => undefined),
    // A course that is open already is shown at once, with no welcome before it.
    client.prefetchQuery(courseStatusQuery()),
  ]);
  await startTexts(languageOf(info));
  createRoot(root, { onCaughtError: reportProblem, onUncaughtError: reportProblem }).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}

reportUncaught();
refuseDrops();
const root = document.getElementById('root');
if (root !== null) void start(root);
