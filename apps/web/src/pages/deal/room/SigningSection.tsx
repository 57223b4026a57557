// The facts of the signed contract as far as they are stated or confirmed.
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../api/queries/deal-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { moneyDigits } from '../../../ui/money.js';
import { Facts } from '../../../ui/record/Facts.js';
import { Section } from '../../../ui/record/Section.js';
import { Status } from '../../../ui/status/Status.js';

export function SigningSection({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const typeOf = useCodeLabel('contractType');
  const { signing } = deal;
  if (!signing) return null;
  const isConfirmed = signing.state === 'CONFIRMED';
  const yuan = moneyDigits(signing.totalAmountFen, { unit: 'yuan' });
  return (
    <Section
      title={t('deal.signing.title')}
      audience={t('deal.room.inside')}
      aside={
        <Status tone={isConfirmed ? 'success' : 'warning'}>
          {t(isConfirmed ? 'deal.signing.confirmed' : 'deal.signing.proposed')}
        </Status>
      }
    >
      <Facts
        facts={[
          { label: t('deal.signing.contractType'), value: typeOf(signing.contractType) },
          {
            label: t('deal.signing.totalAmount'),
            value: (
              <>
                <Money fen={signing.totalAmountFen} isTrimmed />{' '}
                <span className="meta">{t('common.money.equals', { yuan })}</span>
              </>
            ),
          },
          { label: t('deal.signing.signedOn'), value: <DateText at={signing.signedOn} as="column" /> },
          {
            label: t('deal.signing.by'),
            value: (
              <>
                {t(`enum.dealSide.${signing.proposedSide}`)} <DateText at={signing.proposedAt} as="minute" />
              </>
            ),
          },
          {
            label: t('deal.signing.confirmedAt'),
            value: signing.confirmedAt && <DateText at={signing.confirmedAt} as="minute" />,
          },
        ]}
      />
    </Section>
  );
}
