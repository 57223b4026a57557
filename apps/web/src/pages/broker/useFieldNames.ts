// Fields and bases of a broker in words.
import { useCodeLabel } from '../../api/queries/reference.js';

export function useFieldNames(): (broker: { fields: readonly string[]; bases: readonly string[] }) => {
  fields: string;
  bases: string;
} {
  const fieldOf = useCodeLabel('techArea');
  const baseOf = useCodeLabel('base');
  return ({ fields, bases }) => ({ fields: fields.map(fieldOf).join('、'), bases: bases.map(baseOf).join('、') });
}
