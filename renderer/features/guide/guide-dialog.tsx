import { Suspense, use, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Language } from '#contract/language';
import { Dialog } from '../../components/dialog.tsx';
import { useHelpTexts } from '../../i18n/use-help-texts.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './guide-dialog.module.css';
import { loadPage, type PageKey, pageKeys, targetOf } from './guide-pages.ts';
import { useGuideStore } from './guide-store.ts';
import { plain } from './markdown.ts';
import { MarkdownView } from './markdown-view.tsx';

const show = (id: string) => document.getElementById(`guide-${id}`)?.scrollIntoView();

/** The guide of docs/guide, in the language of the window. Nothing is fetched: it came with the app. */
export function GuideDialog({ onClose }: { onClose: () => void }) {
  const { t } = useHelpTexts();
  const language = useLanguage();
  const page = useGuideStore((state) => state.page);
  const { turnTo } = useGuideStore.getState();
  return (
    <Dialog title={t('guide.title')} size="xl" onClose={onClose}>
      <div className={styles.guide}>
        <nav className={styles.chapters} aria-label={t('guide.pages')}>
          <ul>
            {pageKeys.map((key) => (
              <li key={key}>
                <button
                  type="button"
                  aria-current={key === page ? 'page' : undefined}
                  onClick={() => turnTo(key)}
                >
                  {t(`guide.pageNames.${key}`)}
                </button>
                <Suspense>{key === page && <Contents language={language} page={page} />}</Suspense>
              </li>
            ))}
          </ul>
        </nav>
        <Suspense fallback={<div className={styles.page} />}>
          <Page key={`${language}/${page}`} language={language} page={page} />
        </Suspense>
      </div>
    </Dialog>
  );
}

function Contents({ language, page }: { language: Language; page: PageKey }) {
  const headings = use(loadPage(language, page)).flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [block] : [],
  );
  return (
    <ul>
      {headings.map(({ id, text }) => (
        <li key={id}>
          <button type="button" onClick={() => show(id)}>
            {plain(text)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Page({ language, page }: { language: Language; page: PageKey }) {
  const { t } = useHelpTexts();
  const blocks = use(loadPage(language, page));
  const sheet = useRef<HTMLElement>(null);
  const { turnTo, readTo } = useGuideStore.getState();
  useLayoutEffect(() => {
    if (sheet.current !== null) sheet.current.scrollTop = useGuideStore.getState().top;
  }, []);
  useEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  const follow = useCallback(
    (href: string) => {
      const { page: to, id } = targetOf(language, href);
      if (to === undefined || to === page) {
        if (id !== undefined) show(id);
        return;
      }
      turnTo(to);
      if (id !== undefined) void loadPage(language, to).then(() => requestAnimationFrame(() => show(id)));
    },
    [language, page, turnTo],
  );
  return (
    <article
      ref={sheet}
      className={styles.page}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
      tabIndex={0}
      aria-label={t(`guide.pageNames.${page}`)}
      onScroll={({ currentTarget }) => readTo(currentTarget.scrollTop)}
    >
      <MarkdownView blocks={blocks} language={language} onFollow={follow} />
    </article>
  );
}
