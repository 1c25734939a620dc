import { useTranslation } from 'react-i18next';
import type { NotCovered } from '#contract/backup-words';
import { resources } from '../../i18n/resources.ts';

type Kind = keyof typeof resources.es.backups.partialKinds;

const isKind = (kind: string): kind is Kind => Object.hasOwn(resources.es.backups.partialKinds, kind);
const shown = 5;

/** What a backup that is not whole does not hold, by kind and by name. */
export function PartialNote({ notCovered }: { notCovered: readonly NotCovered[] }) {
  const { t } = useTranslation('backups');
  if (notCovered.length === 0) return null;
  const list = notCovered.map(({ kind, count, names }) => {
    const some = names.slice(0, shown).join(', ');
    const word = isKind(kind) ? t(`partialKinds.${kind}`) : kind;
    return `${word}: ${count > shown ? t('partialMore', { names: some, count: count - shown }) : some}`;
  });
  return (
    <>
      <b>{t('partial')}</b> {t('partialText', { list: list.join('; ') })}
    </>
  );
}
