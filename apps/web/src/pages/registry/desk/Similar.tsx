// Filed contracts that look alike, so that one contract is not registered twice.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { similarContractsQuery } from '../../../api/queries/registry.js';
import { ContractStatus } from '../../../ui/contract/ContractStatus.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from './detail.module.css';

export function Similar({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery(similarContractsQuery(id));
  if (query.isPending) return <Skeleton rows={1} rowHeight={48} />;
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.items.length === 0) return <p className="meta">{t('registry.similar.none')}</p>;
  return (
    <ul>
      {query.data.items.map((item) => {
        const same = [
          item.isSameSeller && t('registry.similar.seller'),
          item.isSameBuyer && t('registry.similar.buyer'),
          item.isSameAmount && t('registry.similar.amount'),
        ].filter(Boolean);
        return (
          <li key={item.id} className={css.similar}>
            <Link to={`/desk/contracts/${item.id}`}>{item.projectName}</Link>
            <p className="meta">
              {item.number} · <DateText at={item.signedOn} as="column" /> · <Money fen={item.totalFen} />
            </p>
            <p className={css.state}>
              <ContractStatus state={item.state} />
              <span className="meta">
                {t('registry.similar.likeness', { percent: Math.round(item.likeness * 100) })}
                {same.length > 0 && ` · ${same.join('、')}`}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
