// Facts of the signed contract: one side states them, the other types them from its own copy and compares.
import { SigningFacts } from '@libs/deal/src/signing.schema.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import type { Signing, SigningFacts as Facts } from '../../../api/queries/deal-types.js';
import { confirmSigning, proposeSigning } from '../../../api/queries/deals.js';
import { useCodes } from '../../../api/queries/reference.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { useForm, type Form } from '../../../ui/form/useForm.js';
import { Status } from '../../../ui/status/Status.js';
import type { DealDialogProps } from './AnswerDialogs.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

const blank: Facts = { contractType: '', totalAmountFen: '', signedOn: '' };
const FACTS = ['contractType', 'totalAmountFen', 'signedOn'] as const;

export function ProposeSigningDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { done } = useDealActs(deal.id);
  const form = useForm(deal.signing ? factsOf(deal.signing) : blank);
  return (
    <FormDialog
      title={t('deal.signing.proposeTitle')}
      act={t('deal.signing.proposeAct')}
      form={form}
      schema={SigningFacts}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => done(await proposeSigning(deal.id, values, `${key}${keyOf(values)}`))}
    >
      <div className={css.form}>
        <p>{t('deal.signing.proposeText')}</p>
        <FactFields form={form} />
      </div>
    </FormDialog>
  );
}

export function ConfirmSigningDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { done } = useDealActs(deal.id);
  const form = useForm(blank);
  if (!deal.signing) return null;
  return (
    <FormDialog
      title={t('deal.signing.confirmTitle')}
      act={t('deal.act.confirm')}
      form={form}
      schema={SigningFacts}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => done(await confirmSigning(deal.id, values, `${key}${keyOf(values)}`))}
    >
      <div className={css.form}>
        <p>{t('deal.signing.confirmText')}</p>
        <FactFields form={form} stated={factsOf(deal.signing)} />
      </div>
    </FormDialog>
  );
}

function factsOf({ contractType, totalAmountFen, signedOn }: Signing): Facts {
  return { contractType, totalAmountFen, signedOn };
}

/** Other facts are another request, so they carry another key. */
function keyOf({ contractType, totalAmountFen, signedOn }: Facts): string {
  return `-${contractType}-${totalAmountFen}-${signedOn}`;
}

function FactFields({ form, stated }: { form: Form<Facts>; stated?: Facts }) {
  const { t } = useTranslation();
  const types = useCodes('contractType');
  const [contractType, amount, signedOn] = FACTS.map((fact) => form.bind(`/${fact}`));
  return (
    <>
      {contractType && (
        <div>
          <SelectField bind={contractType} label={t('deal.signing.contractType')} options={types} isRequired />
          <Compared mine={form.values.contractType} theirs={contractType.error ? undefined : stated?.contractType} />
        </div>
      )}
      {amount && (
        <div>
          <MoneyField
            bind={amount}
            label={t('deal.signing.totalAmount')}
            hint={t('deal.signing.amountHint')}
            isRequired
          />
          <Compared mine={form.values.totalAmountFen} theirs={amount.error ? undefined : stated?.totalAmountFen} />
        </div>
      )}
      {signedOn && (
        <div>
          <DateField bind={signedOn} label={t('deal.signing.signedOn')} max={todayInShanghai()} isRequired />
          <Compared mine={form.values.signedOn} theirs={signedOn.error ? undefined : stated?.signedOn} />
        </div>
      )}
    </>
  );
}

/** Whether what was typed equals what the other side stated; nothing before something is typed. */
function Compared({ mine, theirs }: { mine: string | null | undefined; theirs: string | undefined }) {
  const { t } = useTranslation();
  if (theirs === undefined || !mine) return null;
  const isSame = mine === theirs;
  return (
    <p className={css.compared} role="status">
      <Status tone={isSame ? 'success' : 'error'}>{t(isSame ? 'deal.signing.same' : 'deal.signing.differs')}</Status>
    </p>
  );
}
