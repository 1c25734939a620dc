import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import styles from './exchange-dialog.module.css';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import { PrintPart } from './print-part.tsx';

/** Comments and states into a spreadsheet or onto paper, and comments back as drafts. */
export function ExchangeDialog({ course, onClose }: { course: string; onClose: () => void }) {
  const { t } = useTranslation('exchange');
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <div className={styles.parts}>
        <ExportPart />
        <PrintPart />
        <ImportPart course={course} onClose={onClose} />
      </div>
    </Dialog>
  );
}
