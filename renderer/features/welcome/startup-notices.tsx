import { useTranslation } from 'react-i18next';
import type { AppInfo } from '#contract/app';
import { Notice } from '../../components/notice.tsx';

const known = ['settings-corrupt', 'settings-unwritable', 'keychain-missing'] as const;

export function StartupNotices({ notices }: { notices: AppInfo['startupNotices'] }) {
  const { t } = useTranslation('welcome');
  return notices.map(({ key, detail }) => {
    const name = known.find((candidate) => candidate === key) ?? 'other';
    const text = t(`notices.${name}`, { key, detail: detail ?? '' });
    const id = `${key} ${detail ?? ''}`;
    return <Notice key={id} id={id} label={t('notices.title')} text={text} />;
  });
}
