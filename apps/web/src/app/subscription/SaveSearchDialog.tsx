// Name and cadence of a search that is about to be saved.
import { SaveSearch } from '@libs/subscription/src/subscription.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newKey } from '../../api/client.js';
import { saveSearch, type AskedSearch, type Cadence } from '../../api/queries/subscriptions.js';
import { FormDialog } from '../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../ui/fields/ChoiceField.js';
import { TextField } from '../../ui/fields/TextField.js';
import { useForm } from '../../ui/form/useForm.js';
import type { FacetRule } from '../../ui/list/ListPage.js';
import { ActionProblem } from '../../ui/states/Problem.js';
import { nameOf } from './asked.js';
import css from './subscription.module.css';
import { useCadences } from './useCadences.js';

interface SaveSearchDialogProps {
  asked: AskedSearch;
  facets: readonly FacetRule[];
  onClose: () => void;
}

export default function SaveSearchDialog({ asked, facets, onClose }: SaveSearchDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [key] = useState(newKey);
  const cadences = useCadences();
  const form = useForm<{ name: string; cadence: Cadence }>({ name: nameOf(asked, facets), cadence: 'DAILY' });
  const check = (values: unknown) => SaveSearch.safeParse({ ...asked, ...(values as object) });
  return (
    <FormDialog
      title={t('subscription.save.title')}
      act={t('subscription.save.confirm')}
      form={form}
      schema={{ safeParse: check }}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        // A changed name is another request: the key goes with it.
        await saveSearch({ ...asked, ...values }, `${key}-${values.cadence}-${values.name.length}`);
        await client.invalidateQueries({ queryKey: ['saved-search', 'list'] });
      }}
      onProblem={(problem) => (
        <>
          <ActionProblem error={problem} />
          {problem.code === 'subscription.too-many' && (
            <Link to="/desk/subscriptions">{t('subscription.save.manage')}</Link>
          )}
        </>
      )}
    >
      <div className={css.form}>
        <p>{t(`subscription.save.lead.${asked.noun}`)}</p>
        <TextField bind={form.bind('/name')} label={t('subscription.save.name')} maxLength={60} isRequired />
        <ChoiceField
          bind={form.bind('/cadence')}
          label={t('subscription.save.cadence')}
          options={cadences}
          isRequired
        />
      </div>
    </FormDialog>
  );
}
