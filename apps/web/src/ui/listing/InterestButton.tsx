// "表达意向": the button, its dialog, and what is said afterwards. The page says what it is about and who sends it.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../button/Button.js';
import { Notice } from '../states/Notice.js';
import type { InterestProps } from './interest.js';

const InterestDialog = lazy(() => import('./InterestDialog.js'));

export function InterestButton(props: InterestProps) {
  const { label, reason, intent = 'primary', size } = props;
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [dealId, setDealId] = useState<string | null>(null);
  if (dealId) {
    return (
      <Notice tone="info">
        <p>
          {t('common.interest.sent')} <Link to={props.dealTo(dealId)}>{t('common.interest.toDeal')}</Link>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Button intent={intent} size={size} reason={reason} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <InterestDialog
            {...props}
            onClose={() => setOpen(false)}
            onSent={(sent) => {
              setDealId(sent);
              props.onSent?.();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
