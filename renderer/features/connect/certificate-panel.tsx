import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TlsChoice, TlsFinding } from '#contract/connection-wire';
import { CertificateFacts } from './certificate-facts.tsx';
import styles from './certificate-panel.module.css';

interface CertificatePanelProps {
  finding: TlsFinding;
  /** The fingerprint that was pinned, where it is no longer the server's. */
  pinned: string | null;
  /** With the authority's text or the fingerprint, where the choice needs one. */
  onChoose: (choice: TlsChoice, proof?: string) => void;
}

/** What the server showed, and what a person may decide about it. Nothing is decided for them. */
export function CertificatePanel({ finding, pinned, onChoose }: CertificatePanelProps) {
  const { t } = useTranslation('connect');
  const { certificate, choices } = finding;
  return (
    <section
      className={styles.panel}
      aria-label={t(pinned === null ? 'certificate.title' : 'certificate.changedTitle')}
    >
      {certificate !== null && (
        <>
          <h2>{t(pinned === null ? 'certificate.title' : 'certificate.changedTitle')}</h2>
          <CertificateFacts certificate={certificate} pinned={pinned} />
        </>
      )}
      {choices.length > 0 && (
        <ul className={styles.choices} aria-label={t('certificate.choose')}>
          {choices.map((choice) => (
            <Choice
              key={choice}
              choice={choice}
              words={choice === 'pin' && pinned !== null ? 'repin' : `choice.${choice}`}
              onChoose={(proof) => onChoose(choice, choice === 'pin' ? certificate?.sha256 : proof)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ChoiceProps {
  choice: TlsChoice;
  words: 'repin' | `choice.${TlsChoice}`;
  onChoose: (proof?: string) => void;
}

function Choice({ choice, words, onChoose }: ChoiceProps) {
  const { t } = useTranslation('connect');
  const [pasting, setPasting] = useState(false);
  return (
    <li className={styles.choice}>
      <div>
        <b>{t(`certificate.${words}.title`)}</b>
        <p>{t(`certificate.${words}.text`)}</p>
      </div>
      {!pasting && (
        <Button size="xs" onClick={() => (choice === 'paste-ca' ? setPasting(true) : onChoose())}>
          {t(`certificate.${words}.action`)}
        </Button>
      )}
      {pasting && <PasteAuthority onDone={onChoose} />}
    </li>
  );
}

function PasteAuthority({ onDone }: { onDone: (pem: string) => void }) {
  const { t } = useTranslation('connect');
  const [pem, setPem] = useState('');
  return (
    <div className={styles.authority}>
      <Textarea
        autoFocus
        aria-label={t('certificate.paste.label')}
        classNames={{ input: styles.pem }}
        placeholder="-----BEGIN CERTIFICATE-----"
        spellCheck={false}
        rows={4}
        value={pem}
        onChange={(event) => setPem(event.currentTarget.value)}
      />
      <Button size="xs" disabled={pem.trim() === ''} onClick={() => onDone(pem)}>
        {t('certificate.paste.test')}
      </Button>
    </div>
  );
}
