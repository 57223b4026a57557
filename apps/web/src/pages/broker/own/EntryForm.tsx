// The form of an entry: for a first or repeated application with the level, for an edit without.
import { ApplyBroker, EditBroker } from '@libs/broker/src/broker.schema.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { toProblem } from '../../../api/problem.js';
import {
  applyAsBroker,
  BROKER_LEVELS,
  editBroker,
  type Broker,
  type BrokerLevel,
} from '../../../api/queries/brokers.js';
import { useCodes } from '../../../api/queries/reference.js';
import { Button } from '../../../ui/button/Button.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { ErrorSummary } from '../../../ui/form/ErrorSummary.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import css from '../broker.module.css';

interface EntryFormProps {
  /** The entry to start from; none for a first application. */
  broker?: Broker;
  isEdit?: boolean;
  onDone?: () => void;
}

export function EntryForm({ broker, isEdit, onDone }: EntryFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  const { level, fields, bases, bio } = broker ?? { level: 'JUNIOR' as BrokerLevel, fields: [], bases: [], bio: '' };
  const form = useForm({ level, fields, bases, bio });
  const save = useMutation({
    mutationFn: () => {
      const { level: asked, ...edit } = form.values;
      return isEdit && broker ? editBroker(broker.id, edit, key) : applyAsBroker({ ...edit, level: asked }, key);
    },
    onSuccess: async (row) => {
      client.setQueryData(['broker', 'one', 'mine'], row);
      client.setQueryData(['broker', 'one', row.id], row);
      await client.invalidateQueries({ queryKey: ['broker', 'list'] });
      onDone?.();
    },
    onError: (error) => {
      setKey(newKey());
      form.setErrors(toProblem(error).errors);
    },
  });
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const { level: asked, ...edit } = form.values;
    const checked = isEdit ? EditBroker.safeParse(edit) : ApplyBroker.safeParse({ ...edit, level: asked });
    if (!save.isPending && form.check({ safeParse: () => checked }).length === 0) save.mutate();
  };
  return (
    <form className={css.form} onSubmit={onSubmit} noValidate>
      <ErrorSummary errors={form.errors} />
      {!isEdit && (
        <ChoiceField
          bind={form.bind('/level')}
          label={t('broker.own.level')}
          hint={t('broker.own.levelHint')}
          options={BROKER_LEVELS.map((each) => ({ value: each, label: t(`enum.brokerLevel.${each}`) }))}
          isRequired
        />
      )}
      <ChoiceField
        bind={form.bind('/fields')}
        label={t('broker.register.field')}
        hint={t('broker.own.fieldHint')}
        options={useCodes('techArea')}
        isMany
        isInColumns
        isRequired
      />
      <ChoiceField
        bind={form.bind('/bases')}
        label={t('broker.register.base')}
        options={useCodes('base')}
        isMany
        isInColumns
      />
      <ParagraphField
        bind={form.bind('/bio')}
        label={t('broker.entry.bio')}
        hint={t('broker.own.bioHint')}
        rows={6}
        maxLength={2000}
        isRequired
      />
      {save.isError && toProblem(save.error).errors.length === 0 && <ActionProblem error={save.error} />}
      <div>
        <Button type="submit" intent="primary" isBusy={save.isPending}>
          {t(isEdit ? 'broker.own.save' : 'broker.own.apply')}
        </Button>{' '}
        {onDone && (
          <Button intent="text" onClick={onDone}>
            {t('common.action.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
