// What a version would change before it goes live: the built-in bench, and the ten best of open demands.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { weightsEffectQuery, type WeightsEffect } from '../../../api/queries/match-weights.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from './page.module.css';

export function Effect({ version }: { version: string }) {
  const { t } = useTranslation();
  const query = useQuery(weightsEffectQuery(version));
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton rows={4} rowHeight={28} />;
  const { bench, lists, changed, examples } = query.data;
  const [before, after] = [bench.oldNdcg.toFixed(3), bench.newNdcg.toFixed(3)];
  return (
    <section className={css.effect} aria-label={t('weights.effect')}>
      <p>{t('weights.bench', { demands: bench.demands, pairs: bench.pairs, before, after })}</p>
      <p>{lists === 0 ? t('weights.noLists') : t('weights.changed', { lists, changed })}</p>
      {examples.map((example) => (
        <Example key={example.demandId} example={example} />
      ))}
    </section>
  );
}

function Example({ example }: { example: WeightsEffect['examples'][number] }) {
  const { t } = useTranslation();
  const place = (at: number) => (at === 0 ? t('weights.outside') : String(at));
  return (
    <section className={css.example}>
      <h3 className={css.exampleTitle}>
        <Link to={`/demands/${example.demandId}`}>{example.title}</Link>
      </h3>
      <ol className={css.moves}>
        {example.items
          .filter((item) => item.before !== item.after)
          .map((item) => (
            <li key={item.id} className={css.move}>
              <span className={css.places}>
                {t('weights.move', { before: place(item.before), after: place(item.after) })}
              </span>
              <Link to={`/achievements/${item.id}`}>{item.title}</Link>
            </li>
          ))}
      </ol>
    </section>
  );
}
