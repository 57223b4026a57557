// What all steps of the form share: the binding of a place that also carries what the registry asked to mend there.
import type { CorrectionItem } from '../../../api/queries/registry-types.js';
import type { Binding } from '../../../ui/fields/binding.js';
import type { Form } from '../../../ui/form/useForm.js';
import type { Values } from './values.js';

export interface StepProps {
  form: Form<Values>;
  at: (pointer: string) => Binding;
}

/** Bindings of the form; a fault of one's own goes before what the registry wrote. */
export function bindings(
  form: Form<Values>,
  corrections: readonly CorrectionItem[],
  words: (reason: string) => string,
) {
  return (pointer: string): Binding => {
    const bind = form.bind(pointer);
    const asked = corrections.filter((item) => item.pointer === pointer).map((item) => words(item.reason));
    return bind.error === undefined && asked.length > 0 ? { ...bind, error: asked.join('；') } : bind;
  };
}
