import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RightsSummary } from '#contract/connection-rights';
import { tiza } from '../../api/client.ts';
import { reportProblem } from '../errors/report-problem.ts';
import styles from './rights-popover.module.css';
import { actionsOf, isKnownAction, missingStatements } from './rights-text.ts';

interface RightsPopoverProps {
  rights: RightsSummary;
  /** Just looking: the person's own wish. */
  looking: boolean;
  /** What the status bar says of this login. */
  children: React.ReactNode;
}

/** What this login may do here, and what an administrator would have to run so that it may do the rest. */
export function RightsPopover({ rights, looking, children }: RightsPopoverProps) {
  const { t } = useTranslation('status');
  const statements = missingStatements(rights);
  const why = looking ? 'looking' : rights.readOnly;
  return (
    <Popover trapFocus returnFocus width={420} position="top-end">
      <Popover.Target>
        <UnstyledButton className={styles.who} title={t('rights.show')}>
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.rights} aria-label={t('rights.title')}>
        <h2>{t('rights.title')}</h2>
        <p>{t(`rights.kind.${rights.kind}`, { login: rights.login })}</p>
        {why !== 'no' && <p className={styles.readOnly}>{t(`banner.${why}`)}</p>}
        <ul className={styles.actions}>
          {actionsOf(rights).map(({ action, allowed }) => (
            <li key={action} data-allowed={allowed}>
              {allowed ? (
                <IconCheck size={15} stroke={2.2} aria-label={t('rights.allowed')} />
              ) : (
                <IconX size={15} stroke={2.2} aria-label={t('rights.refused')} />
              )}
              {isKnownAction(action) ? t(`rights.actions.${action}`) : action}
            </li>
          ))}
        </ul>
        {rights.rowsHidden && <p>{t('rights.rowsHidden')}</p>}
        {statements.length > 0 && <MissingGrants statements={statements} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function MissingGrants({ statements }: { statements: string[] }) {
  const { t } = useTranslation('status');
  const [copied, setCopied] = useState(false);
  const text = statements.join('\n');
  const copy = async () => {
    await tiza.app.copy(text);
    setCopied(true);
  };
  return (
    <>
      <p>{t('rights.missing', { count: statements.length })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre className={styles.sql} tabIndex={0}>
        {text}
      </pre>
      <Button
        size="xs"
        leftSection={<IconCopy size={14} stroke={1.8} aria-hidden />}
        onClick={() => void copy().catch(reportProblem)}
      >
        <span role="status">{t(copied ? 'rights.copied' : 'rights.copy')}</span>
      </Button>
    </>
  );
}
