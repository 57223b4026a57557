// Heading of the match centre: of one demand, of one achievement, or of everything the organisation has listed.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { achievementQuery } from '../../../api/queries/achievements.js';
import { demandQuery } from '../../../api/queries/demands.js';
import type { MatchFocus } from '../../../api/queries/matches.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Trl } from '../../../ui/figures/Trl.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { DaysLeft } from '../../../ui/listing/DaysLeft.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import css from './page.module.css';

export function FocusHead({ focus }: { focus: MatchFocus }) {
  const { t } = useTranslation();
  if (focus.demandId) return <DemandHead id={focus.demandId} />;
  if (focus.achievementId) return <AchievementHead id={focus.achievementId} />;
  return (
    <header className={css.head}>
      <h1>{t('match.title')}</h1>
      <p className="meta">{t('match.lead')}</p>
    </header>
  );
}

function DemandHead({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(demandQuery(id));
  return (
    <Head
      crumb={t('match.crumbDemand', { code: data?.code ?? '' })}
      title={data?.title}
      tools={<ButtonLink to={`/demands/${id}`}>{t('match.wholeDemand')}</ButtonLink>}
    >
      {data && (
        <>
          <span>{data.owner.name}</span>
          {data.budget && (
            <span>
              {t('match.budget')} <BudgetWords budget={data.budget} />
            </span>
          )}
          {data.deadline && (
            <span>
              {t('match.deadline')} <DateText at={data.deadline} />
            </span>
          )}
          <DaysLeft until={data.deadline} />
        </>
      )}
    </Head>
  );
}

function AchievementHead({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(achievementQuery(id));
  const priceKind = useCodeLabel('priceKind');
  return (
    <Head
      crumb={t('match.crumbAchievement', { code: data?.code ?? '' })}
      title={data?.title}
      tools={<ButtonLink to={`/achievements/${id}`}>{t('match.wholeAchievement')}</ButtonLink>}
    >
      {data && (
        <>
          <span>{data.holder.name}</span>
          <Trl level={data.trl} />
          {data.price && <PriceWords price={data.price} labelOf={priceKind} />}
        </>
      )}
    </Head>
  );
}

interface HeadProps {
  crumb: string;
  title: string | undefined;
  tools: ReactNode;
  children: ReactNode;
}

function Head({ crumb, title, tools, children }: HeadProps) {
  const { t } = useTranslation();
  return (
    <header className={css.head}>
      <nav className={css.crumbs} aria-label={t('common.nav.crumbs')}>
        <Link to="/desk/matches">{t('match.title')}</Link>
        <span aria-hidden="true">/</span>
        <span>{crumb}</span>
      </nav>
      <div className={css.titleRow}>
        <h1>{title ?? t('match.title')}</h1>
        {tools}
      </div>
      <div className={css.headFacts}>{children}</div>
    </header>
  );
}
