// What is added on paper: where the page came from and when it was printed. Hidden on the screen.
import { useTranslation } from 'react-i18next';
import { dateWords } from '../dates.js';
import css from './print-sheet.module.css';
import { Button } from '../button/Button.js';
import { Icon } from '../Icon.js';

export function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button onClick={() => window.print()}>
      <Icon name="print" size={16} />
      {t('common.action.print')}
    </Button>
  );
}

export function PrintSheet({ proofUrl }: { proofUrl?: string }) {
  const { t } = useTranslation();
  return (
    <div className={css.sheet}>
      <p>{t('common.print.from', { url: window.location.href })}</p>
      <p>{t('common.print.at', { at: dateWords(new Date(), 'minute') })}</p>
      {proofUrl && <p>{t('common.print.proof', { url: proofUrl })}</p>}
    </div>
  );
}
