// Mark and name; the district comes from site.json.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { siteQuery } from '../api/queries/site.js';
import css from './shell.module.css';

export function Brand() {
  const { t } = useTranslation();
  const { data } = useQuery(siteQuery);
  return (
    <Link to="/" className={css.brand}>
      <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" className={css.markGround} />
        <path d="M6 12c7 0 10 8 20 8M6 20c7 0 10-8 20-8" className={css.markLine} />
      </svg>
      <span>
        <span className={css.brandName}>{t('common.brand.name')}</span>
        <span className={css.brandPlace}>{data?.district ?? ' '}</span>
      </span>
    </Link>
  );
}
