// One's own entry as it stands: what the public sees, and pausing, resuming, editing, applying again.
import { BrokerReason } from '@libs/broker/src/broker.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { pauseBroker, resumeBroker, type Broker } from '../../../api/queries/brokers.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';
import { Section } from '../../../ui/record/Section.js';
import { Notice } from '../../../ui/states/Notice.js';
import { BrokerFacts } from '../BrokerFacts.js';
import { BrokerStatus } from '../BrokerStatus.js';
import css from '../broker.module.css';
import { EntryForm } from './EntryForm.js';

export function OwnEntry({ broker }: { broker: Broker }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [mode, setMode] = useState<'read' | 'edit' | 'apply' | 'pause'>('read');
  const read = () => setMode('read');
  const onDone = (row: Broker) => {
    client.setQueryData(['broker', 'one', 'mine'], row);
    client.setQueryData(['broker', 'one', row.id], row);
    return client.invalidateQueries({ queryKey: ['broker', 'list'] });
  };
  const isForm = mode === 'edit' || mode === 'apply';
  return (
    <div className={`${css.page} ${css.narrow}`}>
      <header className={css.head}>
        <div>
          <h1>{t('broker.own.title')}</h1>
          <BrokerStatus status={broker.status} />
        </div>
        {broker.status === 'ACTIVE' && <ButtonLink to="/desk/deals">{t('broker.own.deals')}</ButtonLink>}
      </header>
      {broker.status === 'APPLIED' && <Notice tone="info">{t('broker.own.waiting')}</Notice>}
      {broker.status === 'PAUSED' && (
        <Notice>{t('broker.own.paused', { reason: broker.statusReason ?? t('broker.own.noReason') })}</Notice>
      )}
      {broker.status === 'REFUSED' && (
        <Notice>{t('broker.own.refused', { reason: broker.statusReason ?? t('broker.own.noReason') })}</Notice>
      )}
      {isForm ? (
        <EntryForm broker={broker} isEdit={mode === 'edit'} onDone={read} />
      ) : (
        <>
          <Section title={t('broker.entry.title')} isCard>
            <BrokerFacts broker={broker} />
          </Section>
          <Section title={t('broker.entry.bio')}>
            <p className={css.words}>{broker.bio}</p>
          </Section>
          <ActionBar
            can={broker.can}
            actions={[
              { key: 'apply', label: t('broker.own.applyAgain'), intent: 'primary', run: () => setMode('apply') },
              {
                key: 'resume',
                label: t('broker.own.resume'),
                intent: 'primary',
                run: async () => onDone(await resumeBroker(broker.id)),
              },
              { key: 'edit', label: t('broker.own.edit'), run: () => setMode('edit') },
              { key: 'pause', label: t('broker.own.pause'), run: () => setMode('pause') },
            ]}
          />
        </>
      )}
      {mode === 'pause' && <PauseDialog broker={broker} onClose={read} onDone={onDone} />}
    </div>
  );
}

interface PauseDialogProps {
  broker: Broker;
  onClose: () => void;
  onDone: (broker: Broker) => Promise<void>;
}

function PauseDialog({ broker, onClose, onDone }: PauseDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const form = useForm({ reason: '' });
  return (
    <FormDialog
      title={t('broker.own.pauseTitle')}
      act={t('broker.own.pause')}
      form={form}
      schema={BrokerReason}
      isOpen
      onClose={onClose}
      onConfirm={async ({ reason }) => onDone(await pauseBroker(broker.id, reason, key))}
    >
      <ParagraphField
        bind={form.bind('/reason')}
        label={t('broker.own.pauseReason')}
        hint={t('broker.own.pauseHint')}
        maxLength={500}
        isRequired
      />
    </FormDialog>
  );
}
