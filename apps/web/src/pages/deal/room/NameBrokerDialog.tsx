// A party asks for a certain broker. Those of the deal's field come first; who takes no work is not offered.
import { NameBroker } from '@libs/deal/src/deal.schema.js';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { brokersOfFieldQuery } from '../../../api/queries/brokers.js';
import { nameBroker } from '../../../api/queries/deals.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Switcher } from '../../../ui/Switcher.js';
import type { DealDialogProps } from './AnswerDialogs.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

export function NameBrokerDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { done } = useDealActs(deal.id);
  const [scope, setScope] = useState<'field' | 'all'>(deal.techArea ? 'field' : 'all');
  const fieldOf = useCodeLabel('techArea');
  const query = useQuery(brokersOfFieldQuery(scope === 'field' ? (deal.techArea ?? undefined) : undefined));
  const form = useForm({ brokerId: '' });
  const brokers = query.data?.items.filter((each) => each.status === 'ACTIVE' && each.id !== deal.broker?.id) ?? [];
  return (
    <FormDialog
      title={t('deal.nameBroker.title')}
      act={t('deal.nameBroker.act')}
      form={form}
      schema={NameBroker}
      isOpen
      onClose={onClose}
      onConfirm={async ({ brokerId }) => done(await nameBroker(deal.id, brokerId, `${key}${brokerId}`))}
    >
      <div className={css.form}>
        <p>{t('deal.nameBroker.text')}</p>
        {deal.techArea && (
          <div>
            <Switcher
              label={t('deal.nameBroker.scope')}
              value={scope}
              options={[
                { value: 'field', label: fieldOf(deal.techArea) },
                { value: 'all', label: t('deal.nameBroker.all') },
              ]}
              onChange={setScope}
            />
          </div>
        )}
        {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton rows={4} rowHeight={44} />}
        {query.data && brokers.length === 0 && <p>{t('deal.nameBroker.none')}</p>}
        {brokers.length > 0 && (
          <ChoiceField
            bind={form.bind('/brokerId')}
            label={t('enum.dealSide.BROKER')}
            isRequired
            options={brokers.map((each) => ({
              value: each.id,
              label: `${each.name} · ${t(`enum.brokerLevel.${each.level}`)}`,
              note: t('deal.nameBroker.note', {
                organisation: each.organisation.name,
                current: each.counts.current,
                concluded: each.counts.concluded,
              }),
            }))}
          />
        )}
      </div>
    </FormDialog>
  );
}
