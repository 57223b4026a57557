// The outcome of a trial: the questions that change in full, the others by name.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QuestionEffect } from '../../../api/queries/search-words.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';

type Hall = 'achievement' | 'demand';
type ComparedHit = QuestionEffect['hits'][number];

export function Effects({ effects, hall }: { effects: readonly QuestionEffect[]; hall: Hall }) {
  const { t } = useTranslation();
  const changed = effects.filter(({ isChanged }) => isChanged);
  const same = effects.filter(({ isChanged }) => !isChanged);
  return (
    <div className={css.effects} role="region" aria-label={t('words.outcome')}>
      <p role="status">{t('words.outcomeText', { changed: changed.length, asked: effects.length })}</p>
      {changed.map((effect) => (
        <Effect key={effect.q} effect={effect} hall={hall} />
      ))}
      {same.length > 0 && <p className="meta">{t('words.same', { questions: same.map(({ q }) => q).join('、') })}</p>}
    </div>
  );
}

function Effect({ effect, hall }: { effect: QuestionEffect; hall: Hall }) {
  const { t } = useTranslation();
  const { q, totalBefore, totalAfter, hits } = effect;
  return (
    <section className={css.effect}>
      <h3 className={css.question}>{q}</h3>
      <p className="meta">{t('words.totals', { before: totalBefore, after: totalAfter })}</p>
      <ol className={css.hits}>
        {hits.map((hit) => (
          <li key={hit.id} className={css.hit}>
            <Move hit={hit} />
            <Link to={`/${hall}s/${hit.id}`}>{hit.title}</Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Move({ hit: { before, after } }: { hit: ComparedHit }) {
  const { t } = useTranslation();
  if (after === null) return <Status tone="warning">{t('words.went', { before })}</Status>;
  if (before === null) return <Status tone="success">{t('words.came', { after })}</Status>;
  return (
    <Status tone="idle">{before === after ? t('words.stayed', { after }) : t('words.moved', { before, after })}</Status>
  );
}
