// One technology readiness level (GB/T 22900): a select of words over a number in the form.
import { useCodes } from '../../api/queries/reference.js';
import type { FieldProps } from '../../ui/fields/Field.js';
import { SelectField } from '../../ui/fields/SelectField.js';

export function TrlField({ bind, ...field }: FieldProps) {
  const levels = useCodes('trl').map((item) => ({ value: item.value, label: `TRL ${item.value} · ${item.label}` }));
  const asNumber = {
    ...bind,
    value: typeof bind.value === 'number' ? String(bind.value) : bind.value,
    set: (value: unknown) => bind.set(typeof value === 'string' && value !== '' ? Number(value) : null),
  };
  return <SelectField {...field} bind={asNumber} options={levels} />;
}
