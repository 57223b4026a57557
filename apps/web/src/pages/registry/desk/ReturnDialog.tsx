// 退回补正: what is to be mended, each with the field of the form when there is one.
import { ReturnContract } from '@libs/contract/src/contract.schema.js';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { returnContract } from '../../../api/queries/registry.js';
import { Button } from '../../../ui/button/Button.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { RowsField } from '../../../ui/fields/RowsField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import type { DialogueProps } from './dialogue.js';

interface Values {
  items: { pointer: string | null; reason: string }[];
}

const FIELDS = [
  'projectName',
  'type',
  'subType',
  'licenceMode',
  'signedOn',
  'startsOn',
  'endsOn',
  'isRelated',
  'relatedNote',
  'technicalContent',
  'techArea',
  'industry',
  'socialGoal',
  'planSource',
  'ipType',
  'base',
  'clauseText',
  'totalFen',
  'technicalFen',
  'receivedFen',
  'nonTechnicalItems',
  'payMethod',
  'paymentPlan',
  'declarations',
] as const;
const PARTY_FIELDS = [
  'name',
  'creditCode',
  'partyType',
  'regionCode',
  'townshipCode',
  'address',
  'contactTelephone',
] as const;

export function ReturnDialog({ contract, isOpen, onClose, onDone }: DialogueProps) {
  const { t } = useTranslation();
  const form = useForm<Values>({ items: [{ pointer: null, reason: '' }] });
  const options = [
    ...FIELDS.map((name) => ({ value: `/${name}`, label: t(`contract.field.${name}`) })),
    ...(['seller', 'buyer'] as const).flatMap((side) =>
      PARTY_FIELDS.map((name) => ({
        value: `/${side}/${name}`,
        label: `${t(`contract.side.${side}`)} · ${t(`contract.party.${name}`)}`,
      })),
    ),
  ];
  const open = contract.precheck?.findings.filter((finding) => finding.severity !== 'pass') ?? [];
  const takeOver = () => {
    const found = open.map(({ pointer, title, detail, remedy }) => ({
      pointer: options.some((option) => option.value === pointer) ? pointer : null,
      reason: [title, detail, remedy].filter(Boolean).join('；'),
    }));
    form.set('/items', [...form.values.items.filter((item) => item.reason.trim()), ...found]);
  };
  return (
    <FormDialog
      title={t('registry.return.title')}
      act={t('registry.act.return')}
      form={form}
      schema={ReturnContract}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={async (values) => onDone(await returnContract(contract.id, values, newKey()))}
    >
      <p className="meta">{t('registry.return.lead')}</p>
      {open.length > 0 && (
        <div>
          <Button size="small" onClick={takeOver}>
            {t('registry.return.takeOver', { n: open.length })}
          </Button>
        </div>
      )}
      <RowsField
        bind={form.bind('/items')}
        at={form.bind}
        label={t('registry.return.items')}
        blank={() => ({ pointer: null, reason: '' })}
        addLabel={t('registry.return.add')}
        max={30}
        columns={1}
        isRequired
      >
        {(row) => (
          <>
            <SelectField bind={form.bind(`${row}/pointer`)} label={t('registry.return.field')} options={options} />
            <ParagraphField
              bind={form.bind(`${row}/reason`)}
              label={t('registry.return.reason')}
              maxLength={500}
              rows={2}
              isRequired
            />
          </>
        )}
      </RowsField>
    </FormDialog>
  );
}
