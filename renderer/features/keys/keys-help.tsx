import { Button } from '@mantine/core';
import { IconBook2, IconKeyboard, IconPrinter, IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';
import { type CommandName, commandNames, type Group, groups, keysOf } from '../commands/command-table.ts';
import { useKeymap } from '../commands/use-keymap.ts';
import { CommandChords } from './command-chords.tsx';
import styles from './keys-help.module.css';

/** Every key that leads somewhere now, in words; what is on paper is the same. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['keys', 'commands']);
  const { keymap, mac } = useKeymap();
  const lay = useUiStore((state) => state.lay);
  const hasKeys = (name: CommandName) =>
    keymap.chordsOf(name).length > 0 || keysOf(name).inQueue !== undefined;
  return (
    <Dialog title={t('keys:help.title')} size="lg" onClose={onClose}>
      <p className={styles.intro}>{t(mac ? 'help.introMac' : 'help.intro')}</p>
      <div className={styles.groups}>
        {groups.map((group) => (
          <KeyGroup
            key={group}
            group={group}
            names={commandNames.filter((name) => keysOf(name).group === group && hasKeys(name))}
          />
        ))}
      </div>
      <footer className={styles.foot}>
        <Button leftSection={<IconBook2 size={16} aria-hidden />} onClick={() => lay('guide')}>
          {t('commands:open-guide')}
        </Button>
        {commandBus.answers('show-tour') && (
          <Button
            leftSection={<IconRoute size={16} aria-hidden />}
            onClick={() => {
              onClose();
              commandBus.run('show-tour');
            }}
          >
            {t('commands:show-tour')}
          </Button>
        )}
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('keys:help.print')}
        </Button>
        <Button leftSection={<IconKeyboard size={16} aria-hidden />} onClick={() => lay('change-keys')}>
          {t('keys:help.change')}
        </Button>
      </footer>
    </Dialog>
  );
}

function KeyGroup({ group, names }: { group: Group; names: CommandName[] }) {
  const { t } = useTranslation(['keys', 'commands']);
  if (names.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby={`keys-${group}`}>
      <h3 id={`keys-${group}`}>{t(`keys:groups.${group}`)}</h3>
      {group === 'images' && <p className={styles.note}>{t('keys:inViewer')}</p>}
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{t(`commands:${name}`)}</dt>
            <dd>
              <CommandChords name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
