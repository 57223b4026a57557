// Offers by rounds, newest first, and making one more.
import { MakeOffer } from '@libs/deal/src/negotiation.schema.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import type { Deal, MakeOffer as OfferBody, Offer } from '../../../api/queries/deal-types.js';
import { dealOffersQuery, makeOffer } from '../../../api/queries/deals.js';
import { Button } from '../../../ui/button/Button.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Section } from '../../../ui/record/Section.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import type { DealDialogProps } from './AnswerDialogs.js';
import { RecordRows } from './RecordRows.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

const MODES = ['LUMP_SUM', 'INSTALMENTS', 'ROYALTY', 'LUMP_SUM_AND_ROYALTY', 'EQUITY'] as const;

export function Offers({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const query = useInfiniteQuery(dealOffersQuery(deal.id));
  const columns = useColumns();
  const offer = deal.can.offer;
  return (
    <Section
      title={t('deal.offer.title')}
      audience={t('deal.room.inside')}
      aside={
        offer === true && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('deal.act.offer')}
          </Button>
        )
      }
    >
      <RecordRows query={query} rows={(pages) => pages.flatMap((page) => page.items)} empty={t('deal.offer.empty')}>
        {(rows) => (
          <DataTable
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            caption={t('deal.offer.caption')}
            card={(row) => <OfferCard offer={row} />}
          />
        )}
      </RecordRows>
      {isOpen && <OfferDialog deal={deal} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function useColumns(): Column<Offer>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { key: 'round', title: t('deal.offer.round'), align: 'right', cell: (row) => row.round },
      {
        key: 'by',
        title: t('deal.offer.by'),
        cell: (row) => <TwoLines first={t(`enum.dealSide.${row.author.side}`)} second={row.author.name} />,
      },
      {
        key: 'amount',
        title: t('deal.offer.amount'),
        align: 'right',
        cell: (row) => <Money fen={row.amountFen} hasUnit={false} />,
      },
      {
        key: 'terms',
        title: t('deal.offer.terms'),
        width: '40%',
        cell: (row) => <TwoLines first={t(`enum.offerMode.${row.mode}`)} second={row.terms} />,
      },
      {
        key: 'until',
        title: t('deal.offer.until'),
        cell: (row) => <DateText at={row.validUntil} as="column" />,
      },
      { key: 'at', title: t('deal.offer.at'), cell: (row) => <DateText at={row.createdAt} as="column" /> },
    ],
    [t],
  );
}

function OfferCard({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  return (
    <div className={css.offer}>
      <p className={css.entryHead}>
        <strong>{t('deal.offer.roundN', { n: offer.round })}</strong>
        <span>{t(`enum.dealSide.${offer.author.side}`)}</span>
        <strong>
          <Money fen={offer.amountFen} />
        </strong>
      </p>
      <p>{t(`enum.offerMode.${offer.mode}`)}</p>
      <p className="meta">{offer.terms}</p>
      <p className="meta">
        <DateText at={offer.createdAt} />
      </p>
    </div>
  );
}

const blank = { amountFen: '', mode: 'LUMP_SUM' as OfferBody['mode'], terms: '', validUntil: null as string | null };

const toBody = ({ validUntil, ...offer }: typeof blank): OfferBody => ({
  ...offer,
  ...(validUntil ? { validUntil } : {}),
});

function OfferDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { noted } = useDealActs(deal.id);
  const form = useForm(blank);
  return (
    <FormDialog
      title={t('deal.act.offer')}
      act={t('deal.offer.act')}
      form={form}
      schema={{ safeParse: (values) => MakeOffer.safeParse(toBody(values as typeof blank)) }}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await makeOffer(deal.id, toBody(values), `${key}-${values.amountFen}-${values.mode}`);
        noted();
      }}
    >
      <div className={css.form}>
        <MoneyField bind={form.bind('/amountFen')} label={t('deal.offer.amount')} isRequired />
        <SelectField
          bind={form.bind('/mode')}
          label={t('deal.offer.mode')}
          options={MODES.map((mode) => ({ value: mode, label: t(`enum.offerMode.${mode}`) }))}
          isRequired
        />
        <ParagraphField
          bind={form.bind('/terms')}
          label={t('deal.offer.terms')}
          hint={t('deal.offer.termsHint')}
          maxLength={2000}
          isRequired
        />
        <DateField bind={form.bind('/validUntil')} label={t('deal.offer.until')} min={todayInShanghai()} />
      </div>
    </FormDialog>
  );
}
