import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commandBus } from '../commands/command-bus.ts';
import { CommandKeys, useLabelWithKey } from '../commands/command-keys.tsx';
import styles from './palette-button.module.css';

/** Looks like the field it opens, so that nobody has to know its key. */
export function PaletteButton() {
  const { t } = useTranslation(['commands', 'palette']);
  const withKey = useLabelWithKey();
  return (
    <UnstyledButton
      className={styles.button}
      title={withKey(t('palette:label'), 'open-palette')}
      onClick={() => commandBus.run('open-palette')}
    >
      <IconSearch size={15} stroke={1.8} aria-hidden />
      <span>{t('commands:open-palette')}</span>
      <CommandKeys name="open-palette" />
    </UnstyledButton>
  );
}
