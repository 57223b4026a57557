// The steps of the form: which fields belong to which, and what the last step repeats of each.
import { useTranslation } from 'react-i18next';
import { useContractLabels } from '../../../api/queries/contract-labels.js';
import { useCodePath } from '../../../api/queries/industry.js';
import type { Contract, ContractFile, PartyDraft } from '../../../api/queries/registry-types.js';
import type { Answer } from '../../../ui/form/CheckAnswers.js';
import type { FormStep } from '../../../ui/form/FormPage.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import type { ContractLabels } from '../../../ui/contract/ContractParts.js';
import { ContractFields } from './ContractFields.js';
import type { StepProps } from './fields.js';
import { MoneyFields } from './MoneyFields.js';
import { PaperFields } from './PaperFields.js';
import { PartyFields } from './PartyFields.js';
import { TechnologyFields } from './TechnologyFields.js';
import { STEP_POINTERS } from './values.js';

interface StepsProps extends StepProps {
  contract: Contract;
  onFiles: (files: ContractFile[]) => void;
}

export function useSteps({ form, at, contract, onFiles }: StepsProps): FormStep[] {
  const { t } = useTranslation();
  const labels = useContractLabels();
  const { values } = form;
  const industry = useCodePath('industry', values.industry ?? null);
  const answers = {
    seller: usePartyAnswers(values.seller, labels),
    buyer: usePartyAnswers(values.buyer, labels),
  };
  const coded = (
    name: 'type' | 'subType' | 'licenceMode' | 'techArea' | 'socialGoal' | 'planSource' | 'ipType' | 'payMethod',
  ) => ({
    label: t(`contract.field.${name}`),
    value: labels[name](values[name]),
  });
  const day = (name: 'signedOn' | 'startsOn' | 'endsOn') => ({
    label: t(`contract.field.${name}`),
    value: values[name] && <DateText at={values[name]} as="column" />,
  });
  const money = (name: 'totalFen' | 'technicalFen' | 'receivedFen') => ({
    label: t(`contract.field.${name}`),
    value: values[name] && <Money fen={values[name]} unit="yuan" />,
  });
  const items = values.nonTechnicalItems?.map((item) => `${labels.itemType(item.type)} ${item.description ?? ''}`);
  const party = (side: 'seller' | 'buyer'): FormStep => ({
    key: side,
    title: t(`contract.step.${side}`),
    pointers: STEP_POINTERS[side],
    fields: (
      <PartyFields key={side} form={form} at={at} side={side} isKnown={side === 'seller' || contract.dealId !== null} />
    ),
    answers: answers[side],
  });
  return [
    {
      key: 'contract',
      title: t('contract.step.contract'),
      pointers: STEP_POINTERS.contract,
      fields: <ContractFields form={form} at={at} />,
      answers: [
        { label: t('contract.field.projectName'), value: values.projectName },
        coded('type'),
        coded('subType'),
        day('signedOn'),
        day('startsOn'),
        day('endsOn'),
        { label: t('contract.field.isRelated'), value: t(values.isRelated ? 'contract.yes' : 'contract.no') },
      ],
    },
    {
      key: 'technology',
      title: t('contract.step.technology'),
      pointers: STEP_POINTERS.technology,
      fields: <TechnologyFields form={form} at={at} />,
      answers: [
        { label: t('contract.field.technicalContent'), value: values.technicalContent },
        coded('techArea'),
        { label: t('contract.field.industry'), value: industry },
        coded('socialGoal'),
        coded('planSource'),
        coded('ipType'),
      ],
    },
    {
      key: 'money',
      title: t('contract.step.money'),
      pointers: STEP_POINTERS.money,
      fields: <MoneyFields form={form} at={at} />,
      answers: [
        money('totalFen'),
        money('technicalFen'),
        money('receivedFen'),
        { label: t('contract.field.nonTechnicalItems'), value: items?.join('；') },
        coded('payMethod'),
      ],
    },
    party('seller'),
    party('buyer'),
    {
      key: 'papers',
      title: t('contract.step.papers'),
      pointers: STEP_POINTERS.papers,
      fields: <PaperFields form={form} at={at} contract={contract} onFiles={onFiles} />,
      answers: [{ label: t('contract.files.title'), value: contract.files.map((file) => file.name).join('；') }],
    },
  ];
}

/** What the last step repeats of a party; hooks are called for both sides, always in this order. */
function usePartyAnswers(party: PartyDraft | null | undefined, labels: ContractLabels): Answer[] {
  const { t } = useTranslation();
  const region = useCodePath('region', party?.regionCode ?? null);
  return [
    { label: t('contract.party.name'), value: party?.name },
    { label: t('contract.party.creditCode'), value: party?.creditCode },
    { label: t('contract.party.partyType'), value: labels.partyType(party?.partyType) },
    { label: t('contract.party.regionCode'), value: region },
    { label: t('contract.party.townshipCode'), value: labels.township(party?.townshipCode) },
    { label: t('contract.party.address'), value: party?.address },
    { label: t('contract.party.contactName'), value: party?.contactName },
    { label: t('contract.party.contactTelephone'), value: party?.contactTelephone },
  ];
}
