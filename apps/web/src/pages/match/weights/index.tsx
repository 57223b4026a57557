// 匹配权重: versions of the weights, how they did on demands they had not seen, what they would change, and the switch.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitWeights, weightsQuery, type WeightsVersions } from '../../../api/queries/match-weights.js';
import { Allowed } from '../../../app/Allowed.js';
import { Button } from '../../../ui/button/Button.js';
import { ActionProblem, Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from './page.module.css';
import { Version } from './Version.js';

export default function WeightsPage() {
  return (
    <Allowed permission="match.tune">
      <Weights />
    </Allowed>
  );
}

function Weights() {
  const { t } = useTranslation();
  usePageTitle(t('weights.title'));
  const query = useQuery(weightsQuery);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('weights.title')}</h1>
        <p className="meta">{t('weights.lead')}</p>
      </header>
      {query.isPending && <Skeleton rows={3} rowHeight={220} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <Learn versions={query.data} />
          <ol className={css.versions}>
            {query.data.items.map((version) => (
              <li key={version.version}>
                <Version version={version} />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

const POLL_MS = 3_000;

/** Learning runs in the worker: the page looks until a version has come. */
function Learn({ versions }: { versions: WeightsVersions }) {
  const { t } = useTranslation();
  const [known, setKnown] = useState<number | null>(null);
  const isWaiting = known !== null && versions.items.length <= known;
  const fit = useMutation({ mutationFn: fitWeights, onSuccess: () => setKnown(versions.items.length) });
  useQuery({ ...weightsQuery, refetchInterval: POLL_MS, enabled: isWaiting });
  const { pairs, goodPairs, leastPairs, leastGoodPairs } = versions.material;
  return (
    <section className={css.learn} aria-label={t('weights.learn')}>
      <p>{t('weights.material', { pairs, goodPairs, leastPairs, leastGoodPairs })}</p>
      <Button intent="primary" isBusy={fit.isPending || isWaiting} onClick={() => fit.mutate()}>
        {t('weights.learn')}
      </Button>
      <p className="meta" role="status">
        {isWaiting && t('weights.learning')}
      </p>
      {fit.isError && <ActionProblem error={fit.error} />}
    </section>
  );
}
