// The entry of a broker as pairs: house, level, fields, bases, work, since when.
import { useTranslation } from 'react-i18next';
import type { Broker } from '../../api/queries/brokers.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Facts } from '../../ui/record/Facts.js';
import { useFieldNames } from './useFieldNames.js';

export function BrokerFacts({ broker }: { broker: Broker }) {
  const { t } = useTranslation();
  const { fields, bases } = useFieldNames()(broker);
  return (
    <Facts
      facts={[
        { label: t('broker.entry.organisation'), value: broker.organisation.name },
        { label: t('broker.register.level'), value: t(`enum.brokerLevel.${broker.level}`) },
        { label: t('broker.register.field'), value: fields },
        { label: t('broker.register.base'), value: bases },
        {
          label: t('broker.entry.work'),
          value: t('broker.entry.workWords', { current: broker.counts.current, concluded: broker.counts.concluded }),
        },
        { label: t('broker.entry.confirmedAt'), value: broker.confirmedAt && <DateText at={broker.confirmedAt} /> },
      ]}
    />
  );
}
