// What the public figure was read from, so that anyone can compare it with the head of the ledger.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PublicFigures } from '../../api/queries/goal.js';
import { Dialog } from '../../ui/dialog/Dialog.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Facts } from '../../ui/record/Facts.js';

interface ProofDialogProps {
  proof: PublicFigures['proof'];
  isOpen: boolean;
  onClose: () => void;
}

export function ProofDialog({ proof, isOpen, onClose }: ProofDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('home.proof.title')} isOpen={isOpen} onClose={onClose}>
      <p>{t('home.proof.text')}</p>
      <Facts
        facts={[
          { label: t('home.proof.asOf'), value: <DateText at={proof.asOf} as="minute" /> },
          { label: t('home.proof.seq'), value: Number(proof.ledgerSeq).toLocaleString('en-US') },
          { label: t('home.proof.hash'), value: <code>{proof.chainHash}</code> },
        ]}
      />
      <p>
        <Link to="/proof">{t('home.proof.verify')}</Link>
      </p>
      <p>
        <a href="/api/ledger/head" target="_blank" rel="noreferrer">
          {t('home.proof.head')}
        </a>
      </p>
    </Dialog>
  );
}
