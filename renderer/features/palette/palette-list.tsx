import { IconFileText, IconListDetails, IconTerminal2, IconUser, type TablerIcon } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandKeys } from '../commands/command-keys.tsx';
import { type Finding, type Kind, kinds } from './finding.ts';
import styles from './palette-list.module.css';

const icons: Record<Kind, TablerIcon> = {
  activity: IconListDetails,
  command: IconTerminal2,
  student: IconUser,
  answer: IconFileText,
};

interface PaletteListProps {
  findings: readonly Finding[];
  current: Finding | undefined;
  onPoint: (id: string) => void;
  onChoose: (finding: Finding) => void;
}

export function PaletteList({ findings, current, onPoint, onChoose }: PaletteListProps) {
  const { t } = useTranslation('palette');
  const currentId = current?.id;
  useEffect(() => {
    if (currentId !== undefined)
      document.getElementById(`palette-${currentId}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [currentId]);
  return (
    <div className={styles.list} id="palette-list" role="listbox" aria-label={t('results')}>
      {kinds.map((kind) => {
        const ofKind = findings.filter((finding) => finding.kind === kind);
        if (ofKind.length === 0) return null;
        const Icon = icons[kind];
        return (
          // biome-ignore lint/a11y/useSemanticElements: options stand in groups, not in a form
          <div key={kind} role="group" aria-labelledby={`palette-${kind}`}>
            <h3 id={`palette-${kind}`} role="presentation">
              {t(`kinds.${kind}`)}
            </h3>
            {ofKind.map((finding) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
              // biome-ignore lint/a11y/useFocusableInteractive: the keys are the field's
              <div
                key={finding.id}
                id={`palette-${finding.id}`}
                className={styles.option}
                role="option"
                aria-selected={finding.id === currentId}
                onPointerMove={() => finding.id !== currentId && onPoint(finding.id)}
                onClick={() => onChoose(finding)}
              >
                <Icon size={16} stroke={1.8} aria-hidden />
                <bdi className={styles.label}>{finding.label}</bdi>
                {finding.about !== undefined && <bdi className={styles.about}>{finding.about}</bdi>}
                {finding.command !== undefined && <CommandKeys name={finding.command} />}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
