// The operator's decision on an application: confirm with the level that the credentials prove, or refuse with a reason.
import { BrokerReason, ConfirmBroker } from '@libs/broker/src/broker.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/client.js';
import { BROKER_LEVELS, confirmBroker, refuseBroker, type Broker } from '../../api/queries/brokers.js';
import { FormDialog } from '../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../ui/fields/ChoiceField.js';
import { ParagraphField } from '../../ui/fields/TextField.js';
import { useForm } from '../../ui/form/useForm.js';
import { ActionBar } from '../../ui/record/ActionBar.js';

interface DialogProps {
  broker: Broker;
  onClose: () => void;
  onDone: (broker: Broker) => void;
}

export function BrokerDecision({ broker }: { broker: Broker }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState<'confirm' | 'refuse' | null>(null);
  const onDone = (row: Broker) => {
    client.setQueryData(['broker', 'one', row.id], row);
    void client.invalidateQueries({ queryKey: ['broker-application'] });
    void client.invalidateQueries({ queryKey: ['broker', 'list'] });
  };
  const close = () => setAsked(null);
  return (
    <>
      <ActionBar
        can={broker.can}
        actions={[
          { key: 'confirm', label: t('broker.decide.confirm'), intent: 'primary', run: () => setAsked('confirm') },
          { key: 'refuse', label: t('broker.decide.refuse'), run: () => setAsked('refuse') },
        ]}
      />
      {asked === 'confirm' && <ConfirmDialog broker={broker} onClose={close} onDone={onDone} />}
      {asked === 'refuse' && <RefuseDialog broker={broker} onClose={close} onDone={onDone} />}
    </>
  );
}

function ConfirmDialog({ broker, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const form = useForm({ level: broker.level });
  return (
    <FormDialog
      title={t('broker.decide.confirmTitle', { name: broker.name })}
      act={t('broker.decide.confirm')}
      form={form}
      schema={ConfirmBroker}
      isOpen
      onClose={onClose}
      onConfirm={async ({ level }) => onDone(await confirmBroker(broker.id, level, `${key}${level}`))}
    >
      <ChoiceField
        bind={form.bind('/level')}
        label={t('broker.decide.level')}
        hint={t('broker.decide.levelHint', { level: t(`enum.brokerLevel.${broker.level}`) })}
        options={BROKER_LEVELS.map((level) => ({ value: level, label: t(`enum.brokerLevel.${level}`) }))}
        isRequired
      />
    </FormDialog>
  );
}

function RefuseDialog({ broker, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const form = useForm({ reason: '' });
  return (
    <FormDialog
      title={t('broker.decide.refuseTitle', { name: broker.name })}
      act={t('broker.decide.refuse')}
      form={form}
      schema={BrokerReason}
      isDanger
      isOpen
      onClose={onClose}
      onConfirm={async ({ reason }) => onDone(await refuseBroker(broker.id, reason, key))}
    >
      <ParagraphField
        bind={form.bind('/reason')}
        label={t('broker.decide.reason')}
        hint={t('broker.decide.reasonHint')}
        maxLength={500}
        isRequired
      />
    </FormDialog>
  );
}
