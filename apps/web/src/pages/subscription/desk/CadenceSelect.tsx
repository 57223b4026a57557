// How soon one is told of what is new: of a saved search, or of something followed. Chosen at once, without a save button.
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cadence } from '../../../api/queries/subscriptions.js';
import { useCadences } from '../../../app/subscription/useCadences.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import css from './page.module.css';

interface CadenceSelectProps {
  name: string;
  value: Cadence;
  change: (cadence: Cadence) => Promise<unknown>;
}

export function CadenceSelect({ name, value, change }: CadenceSelectProps) {
  const { t } = useTranslation();
  const cadences = useCadences();
  const id = useId();
  const choose = useMutation({ mutationFn: change });
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        {t('subscription.searches.cadenceOf', { name })}
      </label>
      <select
        id={id}
        className={css.cadence}
        value={choose.isPending ? choose.variables : value}
        onChange={(event) => choose.mutate(event.target.value as Cadence)}
      >
        {cadences.map((cadence) => (
          <option key={cadence.value} value={cadence.value}>
            {cadence.label}
          </option>
        ))}
      </select>
      {choose.isError && <ActionProblem error={choose.error} />}
    </>
  );
}
