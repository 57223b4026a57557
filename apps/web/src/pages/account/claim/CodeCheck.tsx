// Says while typing what is right or wrong with a credit code.
import { isCreditCode } from '@libs/reference/src/credit-code.schema.js';
import { useTranslation } from 'react-i18next';
import { Status } from '../../../ui/status/Status.js';
import css from '../page.module.css';

export function CodeCheck({ creditCode, isLooking }: { creditCode: string; isLooking: boolean }) {
  const { t } = useTranslation();
  const length = creditCode.length;
  return (
    <div className={css.check} role="status">
      {length > 0 && length < 18 && <Status tone="idle">{t('account.claim.missing', { n: 18 - length })}</Status>}
      {length > 18 && <Status tone="error">{t('account.claim.tooLong', { n: length - 18 })}</Status>}
      {length === 18 && !isCreditCode(creditCode) && <Status tone="error">{t('account.claim.wrong')}</Status>}
      {isCreditCode(creditCode) && (
        <Status tone="success">{isLooking ? t('account.claim.looking') : t('account.claim.right')}</Status>
      )}
    </div>
  );
}
