// "表达意向": the button, its dialog, and what is said afterwards. The page says what it is about and who sends it.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, type ButtonIntent, type ButtonSize } from '../button/Button.js';
import { Notice } from '../states/Notice.js';
import type { InterestBody, InterestPick } from './InterestDialog.js';

const InterestDialog = lazy(() => import('./InterestDialog.js'));

export interface InterestProps {
  /** The act in words, e.g. "表达意向". */
  label: string;
  /** Why it is not possible now, already in words. */
  reason?: string | undefined;
  intent?: ButtonIntent;
  size?: ButtonSize;
  about: Omit<InterestBody, 'message' | 'consent'>;
  pick?: InterestPick | undefined;
  send: (body: InterestBody, key: string) => Promise<{ id: string }>;
  dealTo: (dealId: string) => string;
  /** After it was sent, e.g. to read lists again. */
  onSent?: () => void;
}

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
