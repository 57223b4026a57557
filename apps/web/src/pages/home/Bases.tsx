// The industry bases of the district, each a door into the hall of achievements.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newestAchievementsQuery } from '../../api/queries/achievements.js';
import { useCodes } from '../../api/queries/reference.js';
import css from './page.module.css';

export function Bases() {
  const { t } = useTranslation();
  const bases = useCodes('base');
  const counts = useQuery(newestAchievementsQuery).data?.facets?.bases;
  return (
    <section aria-labelledby="bases" className={css.bases}>
      <div className={css.columnHead}>
        <h2 id="bases">{t('home.bases.title')}</h2>
        <span className="meta">{t('home.bases.lead')}</span>
      </div>
      <ul className={css.grid}>
        {bases.map((base) => (
          <li key={base.value}>
            <Link
              to={`/achievements?${new URLSearchParams({ f: `bases:${base.value}` }).toString()}`}
              className={css.base}
            >
              <span className={css.baseName}>{base.label}</span>
              {counts && <span className="meta">{t('home.bases.count', { n: counts[base.value] ?? 0 })}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
