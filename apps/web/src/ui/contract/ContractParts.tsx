// Parts of a filing that the own record and the registry's desk both show: parties, terms, files.
import { useTranslation } from 'react-i18next';
import type { ContractDraft, PartyDraft } from '../../api/queries/registry-types.js';
import { DateText } from '../figures/DateText.js';
import { Money } from '../figures/Money.js';
import { Facts } from '../record/Facts.js';
import css from './contract-parts.module.css';

/** Label of a code by its list; "" for none. */
export type LabelOf = (code: string | null | undefined) => string;
export interface ContractLabels {
  type: LabelOf;
  subType: LabelOf;
  licenceMode: LabelOf;
  payMethod: LabelOf;
  itemType: LabelOf;
  techArea: LabelOf;
  socialGoal: LabelOf;
  planSource: LabelOf;
  ipType: LabelOf;
  base: LabelOf;
  partyType: LabelOf;
  township: LabelOf;
  park: LabelOf;
  scale: LabelOf;
  ground: LabelOf;
}

const FLAGS = ['isTransferAgency', 'isResearchBody', 'isConvertedInstitute', 'isHighTechZone', 'isListed'] as const;

interface PartyFactsProps {
  title: string;
  party: PartyDraft | null | undefined;
  labels: ContractLabels;
  /** Region in words; its list is too long for labels. */
  region: string;
}

export function PartyFacts({ title, party, labels, region }: PartyFactsProps) {
  const { t } = useTranslation();
  const flags = FLAGS.filter((flag) => party?.[flag]).map((flag) => t(`contract.party.${flag}`));
  const contact = [party?.contactName, party?.contactTelephone].filter(Boolean).join(' · ');
  const address = [party?.address, party?.zipCode].filter(Boolean).join(' · ');
  const place = [labels.township(party?.townshipCode), labels.park(party?.parkCode)].filter(Boolean).join(' · ');
  return (
    <section className={css.party} aria-label={title}>
      <h3>
        <span className="meta">{title}</span> {party?.name ?? '—'}
      </h3>
      <Facts
        facts={[
          { label: t('contract.party.creditCode'), value: party?.creditCode },
          { label: t('contract.party.partyType'), value: labels.partyType(party?.partyType) },
          { label: t('contract.party.regionCode'), value: region },
          { label: t('contract.party.place'), value: place },
          { label: t('contract.party.scale'), value: labels.scale(party?.scale) },
          { label: t('contract.party.address'), value: address },
          { label: t('contract.party.representative'), value: party?.representative },
          { label: t('contract.party.contact'), value: contact },
          { label: t('contract.party.flags'), value: flags.join('；') },
        ]}
      />
    </section>
  );
}

interface TermsProps {
  form: ContractDraft;
  labels: ContractLabels;
  industry: string;
}

export function Terms({ form, labels, industry }: TermsProps) {
  const { t } = useTranslation();
  const field = (
    name: 'type' | 'subType' | 'licenceMode' | 'techArea' | 'socialGoal' | 'planSource' | 'ipType' | 'base',
  ) => ({
    label: t(`contract.field.${name}`),
    value: labels[name](form[name]),
  });
  return (
    <Facts
      facts={[
        field('type'),
        field('subType'),
        field('licenceMode'),
        { label: t('contract.field.signedOn'), value: form.signedOn && <DateText at={form.signedOn} as="column" /> },
        {
          label: t('contract.field.period'),
          value: form.startsOn && (
            <>
              <DateText at={form.startsOn} as="column" /> – <DateText at={form.endsOn} as="column" />
            </>
          ),
        },
        field('techArea'),
        { label: t('contract.field.industry'), value: industry },
        field('socialGoal'),
        field('planSource'),
        field('ipType'),
        field('base'),
        { label: t('contract.field.payMethod'), value: labels.payMethod(form.payMethod) },
        { label: t('contract.field.relatedNote'), value: form.isRelated && (form.relatedNote ?? t('contract.yes')) },
      ]}
    />
  );
}

/** Payment plan as lines; nothing where there is none. */
export function PaymentPlan({ steps }: { steps: ContractDraft['paymentPlan'] }) {
  const { t } = useTranslation();
  if (!steps || steps.length === 0) return null;
  return (
    <table className={css.plan}>
      <caption className="visually-hidden">{t('contract.field.paymentPlan')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('contract.pay.dueOn')}</th>
          <th scope="col">{t('contract.pay.condition')}</th>
          <th scope="col">{t('contract.pay.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, at) => (
          <tr key={at}>
            <td>
              <DateText at={step.dueOn} as="column" />
            </td>
            <td>{step.condition}</td>
            <td>
              <Money fen={step.amountFen} unit="wan" hasUnit={false} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
