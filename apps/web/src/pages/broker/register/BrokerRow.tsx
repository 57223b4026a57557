// One broker in the register: name and level, house, fields, and how much work is in hand and done.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BrokerCard } from '../../../api/queries/brokers.js';
import { Tag } from '../../../ui/status/Tag.js';
import { BrokerStatus } from '../BrokerStatus.js';
import { useFieldNames } from '../useFieldNames.js';
import css from './page.module.css';

export function BrokerRow({ broker }: { broker: BrokerCard }) {
  const { t } = useTranslation();
  const { fields, bases } = useFieldNames()(broker);
  return (
    <article className={css.row}>
      <span className={css.avatar} aria-hidden="true">
        {[...broker.name][0]}
      </span>
      <div className={css.who}>
        <h2 className={css.name}>
          <Link to={`/brokers/${broker.id}`}>{broker.name}</Link>
          <Tag>{t(`enum.brokerLevel.${broker.level}`)}</Tag>
        </h2>
        <p className="meta">{broker.organisation.name}</p>
        <p className={css.fields}>
          <span>{fields}</span>
          {bases && <span>{bases}</span>}
        </p>
      </div>
      <dl className={css.counts}>
        <div>
          <dt>{t('broker.register.current')}</dt>
          <dd>{broker.counts.current}</dd>
        </div>
        <div>
          <dt>{t('broker.register.concluded')}</dt>
          <dd>{broker.counts.concluded}</dd>
        </div>
      </dl>
      <div className={css.status}>
        <BrokerStatus status={broker.status} />
      </div>
    </article>
  );
}
