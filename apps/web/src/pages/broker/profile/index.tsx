// One broker in public: who, which fields, how much work, and in own words.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { brokerQuery } from '../../../api/queries/brokers.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { Notice } from '../../../ui/states/Notice.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { BrokerDecision } from '../BrokerDecision.js';
import { BrokerFacts } from '../BrokerFacts.js';
import { BrokerStatus } from '../BrokerStatus.js';
import css from '../broker.module.css';

export default function BrokerProfilePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(brokerQuery(id));
  return (
    <RecordPage query={query}>
      {(broker) => ({
        crumbs: [{ label: t('common.nav.brokers'), to: '/brokers' }, { label: broker.name }],
        title: broker.name,
        status: <BrokerStatus status={broker.status} />,
        facts: [broker.organisation.name, t(`enum.brokerLevel.${broker.level}`)],
        tools: broker.can.edit === true && <ButtonLink to="/desk/broker">{t('broker.register.mine')}</ButtonLink>,
        main: (
          <>
            {broker.statusReason && <Notice>{broker.statusReason}</Notice>}
            <Section title={t('broker.entry.bio')}>
              <p className={css.words}>{broker.bio}</p>
            </Section>
            <Section title={t('broker.entry.fairTitle')}>
              <p>{t('broker.entry.fair')}</p>
            </Section>
            <BrokerDecision broker={broker} />
          </>
        ),
        side: (
          <Section title={t('broker.entry.title')} isCard>
            <BrokerFacts broker={broker} />
          </Section>
        ),
      })}
    </RecordPage>
  );
}
