// What the district's office does for a year: splits targets, adds units, sets the rule.
import { SetRule, SplitTarget } from '@libs/dashboard/src/assessment/assessment.schema.js';
import { AddUnit, UNIT_KINDS } from '@libs/dashboard/src/indicators/unit.schema.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  addUnit,
  indicatorsQuery,
  setAssessmentRule,
  splitTarget,
  unitsQuery,
  type AssessmentTable,
} from '../../../api/queries/planning.js';
import { useCodes } from '../../../api/queries/reference.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { NumberField } from '../../../ui/fields/NumberField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { StatValueField } from '../../../ui/fields/StatValueField.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';

type Open = 'split' | 'unit' | 'rule' | null;
interface DialogProps {
  table: AssessmentTable;
  onClose: () => void;
}

export function OfficeActs({ table }: { table: AssessmentTable }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (table.can['split'] !== true) return null;
  return (
    <>
      <ActionBar
        can={{ ...table.can, unit: true }}
        actions={[
          { key: 'split', label: t('assessment.split.act'), intent: 'primary', run: () => setOpen('split') },
          { key: 'unit', label: t('assessment.addUnit.act'), run: () => setOpen('unit') },
          { key: 'set-rule', label: t('assessment.rule.act'), run: () => setOpen('rule') },
        ]}
      />
      {open === 'split' && <SplitDialog table={table} onClose={close} />}
      {open === 'unit' && <UnitDialog table={table} onClose={close} />}
      {open === 'rule' && <RuleDialog table={table} onClose={close} />}
    </>
  );
}

function SplitDialog({ table, onClose }: DialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const indicators = useQuery(indicatorsQuery(undefined)).data?.items ?? [];
  const form = useForm({
    year: table.year,
    unitCode: '',
    indicatorCode: '',
    target: '',
    weight: undefined as number | undefined,
    metric: null as 'TOTAL' | 'TECHNICAL' | null,
    source: '',
  });
  const chosen = indicators.find((each) => each.code === form.values.indicatorCode);
  return (
    <FormDialog
      title={t('assessment.split.title', { year: table.year })}
      act={t('assessment.split.act')}
      form={form}
      schema={SplitTarget}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await splitTarget({ ...values, weight: values.weight ?? 0 });
        await cache.invalidateQueries({ queryKey: ['assessment'] });
      }}
    >
      <p className="meta">{t('assessment.split.lead')}</p>
      <SelectField
        bind={form.bind('/unitCode')}
        label={t('assessment.unit')}
        options={units.map(({ code, name }) => ({ value: code, label: name }))}
        isRequired
      />
      <SelectField
        bind={form.bind('/indicatorCode')}
        label={t('assessment.indicator')}
        options={indicators.map(({ code, name }) => ({ value: code, label: name }))}
        isRequired
      />
      {chosen?.systemSource === 'LEDGER_VALUE' && (
        <ChoiceField
          bind={form.bind('/metric')}
          label={t('indicator.metricLabel')}
          options={(['TOTAL', 'TECHNICAL'] as const).map((value) => ({ value, label: t(`indicator.metric.${value}`) }))}
          isInColumns
          isRequired
        />
      )}
      <StatValueField
        key={chosen?.code ?? ''}
        bind={form.bind('/target')}
        label={t('indicator.target')}
        kind={chosen?.kind ?? 'COUNT'}
        unit={chosen?.unit ?? ''}
        isRequired
      />
      <NumberField
        bind={form.bind('/weight')}
        label={t('assessment.weight')}
        hint={t('assessment.weightHint')}
        isRequired
      />
      <TextField bind={form.bind('/source')} label={t('indicator.source')} maxLength={200} isRequired />
    </FormDialog>
  );
}

interface UnitValues {
  code: string;
  name: string;
  kind: string;
  townshipCode: string | null;
  parkCode: string | null;
  creditCode: string | null;
}

/** A credit code left blank is none, and a place belongs to its kind only. */
const UNIT_FORM = z.preprocess((given) => {
  const values = given as UnitValues;
  return {
    ...values,
    townshipCode: values.kind === 'TOWNSHIP' ? values.townshipCode : null,
    parkCode: values.kind === 'PARK' ? values.parkCode : null,
    creditCode: values.creditCode || null,
  };
}, AddUnit);

function UnitDialog({ onClose }: DialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [townships, parks] = [useCodes('township'), useCodes('park')];
  const form = useForm<UnitValues>({
    code: '',
    name: '',
    kind: '',
    townshipCode: null,
    parkCode: null,
    creditCode: null,
  });
  const { kind } = form.values;
  return (
    <FormDialog
      title={t('assessment.addUnit.title')}
      act={t('assessment.addUnit.act')}
      form={form}
      schema={UNIT_FORM}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await addUnit(UNIT_FORM.parse(values));
        await cache.invalidateQueries({ queryKey: ['assessment'] });
      }}
    >
      <TextField bind={form.bind('/name')} label={t('assessment.addUnit.name')} maxLength={120} isRequired />
      <TextField bind={form.bind('/code')} label={t('indicator.code')} hint={t('indicator.codeHint')} isRequired />
      <SelectField
        bind={form.bind('/kind')}
        label={t('assessment.addUnit.kind')}
        options={UNIT_KINDS.map((value) => ({ value, label: t(`assessment.unitKinds.${value}`) }))}
        isRequired
      />
      {kind === 'TOWNSHIP' && (
        <SelectField
          bind={form.bind('/townshipCode')}
          label={t('assessment.unitKinds.TOWNSHIP')}
          options={townships}
          isRequired
        />
      )}
      {kind === 'PARK' && (
        <SelectField bind={form.bind('/parkCode')} label={t('assessment.unitKinds.PARK')} options={parks} isRequired />
      )}
      <TextField
        bind={form.bind('/creditCode')}
        label={t('assessment.addUnit.creditCode')}
        hint={t('assessment.addUnit.creditCodeHint')}
      />
    </FormDialog>
  );
}

function RuleDialog({ table, onClose }: DialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const form = useForm({ capPercent: table.rule.capPercent, basis: table.rule.basis, source: '' });
  return (
    <FormDialog
      title={t('assessment.rule.title')}
      act={t('assessment.rule.act')}
      form={form}
      schema={SetRule}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await setAssessmentRule(values);
        await cache.invalidateQueries({ queryKey: ['assessment'] });
      }}
    >
      <p className="meta">{t('assessment.rule.lead')}</p>
      <NumberField bind={form.bind('/capPercent')} label={t('assessment.rule.cap')} unit="%" isRequired />
      <ChoiceField
        bind={form.bind('/basis')}
        label={t('assessment.rule.basis')}
        options={(['SYSTEM_FIRST', 'SELF'] as const).map((value) => ({
          value,
          label: t(`assessment.rule.bases.${value}`),
        }))}
        isRequired
      />
      <TextField bind={form.bind('/source')} label={t('indicator.source')} maxLength={200} isRequired />
    </FormDialog>
  );
}
