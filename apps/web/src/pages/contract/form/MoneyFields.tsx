// Step 3: the three amounts, what of the total is not technology, and how it is paid. Sums are shown while typing.
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../../api/queries/reference.js';
import { Button } from '../../../ui/button/Button.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { RowsField } from '../../../ui/fields/RowsField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { toFen } from '../../../ui/money.js';
import { Balance } from './Balance.js';
import type { StepProps } from './fields.js';
import css from './page.module.css';
import { sumOf } from './values.js';

export function MoneyFields({ form, at }: StepProps) {
  const { t } = useTranslation();
  const { totalFen, technicalFen, nonTechnicalItems, paymentPlan } = form.values;
  const [total, technical] = [toFen(totalFen), toFen(technicalFen)];
  const itemSum = sumOf(nonTechnicalItems);
  const indeterminate = at('/isAmountIndeterminate');
  const payMethods = useCodes('payMethod').map(({ value, label }) => ({ value, label }));
  return (
    <>
      <div className={css.three}>
        <MoneyField bind={at('/totalFen')} label={t('contract.field.totalFen')} unit="wan" isRequired />
        <MoneyField bind={at('/technicalFen')} label={t('contract.field.technicalFen')} unit="wan" isRequired />
        <MoneyField bind={at('/receivedFen')} label={t('contract.field.receivedFen')} unit="wan" isRequired />
      </div>
      <p className="meta">{t('contract.hint.amounts')}</p>
      <RowsField
        bind={at('/nonTechnicalItems')}
        at={at}
        label={t('contract.field.nonTechnicalItems')}
        hint={t('contract.hint.nonTechnicalItems')}
        blank={() => ({ type: null, description: '', amountFen: undefined })}
        addLabel={t('contract.form.addItem')}
        max={50}
        columns={3}
      >
        {(row) => <ItemRow row={row} at={at} />}
      </RowsField>
      {total !== null && technical !== null && (
        <Balance
          wanted={total - technical}
          wantedLabel={t('contract.balance.difference')}
          sum={itemSum}
          sumLabel={t('contract.balance.items')}
        />
      )}
      {total !== null && technical !== total - itemSum && itemSum <= total && (
        <div>
          <Button size="small" onClick={() => form.set('/technicalFen', String(total - itemSum))}>
            {t('contract.form.deduct')}
          </Button>
        </div>
      )}
      <ChoiceField
        bind={at('/payMethod')}
        label={t('contract.field.payMethod')}
        options={payMethods}
        isInColumns
        isRequired
      />
      <ChoiceField
        bind={{
          ...indeterminate,
          value: indeterminate.value === true ? ['Y'] : [],
          set: (value) => indeterminate.set((value as string[]).includes('Y')),
        }}
        label={t('contract.field.isAmountIndeterminate')}
        options={[{ value: 'Y', label: t('contract.hint.isAmountIndeterminate') }]}
        isMany
      />
      <RowsField
        bind={at('/paymentPlan')}
        at={at}
        label={t('contract.field.paymentPlan')}
        hint={t('contract.hint.paymentPlan')}
        blank={() => ({ dueOn: null, amountFen: undefined, condition: '' })}
        addLabel={t('contract.form.addPayment')}
        max={50}
        columns={3}
      >
        {(row) => (
          <>
            <DateField bind={at(`${row}/dueOn`)} label={t('contract.pay.dueOn')} />
            <MoneyField bind={at(`${row}/amountFen`)} label={t('contract.pay.amount')} unit="wan" isRequired />
            <TextField bind={at(`${row}/condition`)} label={t('contract.pay.condition')} maxLength={200} isRequired />
          </>
        )}
      </RowsField>
      {total !== null && (paymentPlan?.length ?? 0) > 0 && (
        <Balance
          wanted={total}
          wantedLabel={t('contract.field.totalFen')}
          sum={sumOf(paymentPlan)}
          sumLabel={t('contract.balance.payments')}
        />
      )}
    </>
  );
}

function ItemRow({ row, at }: { row: string; at: StepProps['at'] }) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        bind={at(`${row}/type`)}
        label={t('contract.item.type')}
        options={useCodes('nonTechnicalItemType')}
        isRequired
      />
      <TextField bind={at(`${row}/description`)} label={t('contract.item.description')} maxLength={200} isRequired />
      <MoneyField bind={at(`${row}/amountFen`)} label={t('contract.item.amount')} unit="wan" isRequired />
    </>
  );
}
