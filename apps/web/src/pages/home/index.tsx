// The public front page: one search, the figure with its proof, what is new, and the industry bases.
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../ui/usePageTitle.js';
import { Bases } from './Bases.js';
import { Goal } from './Goal.js';
import { HeroSearch } from './HeroSearch.js';
import { NewestAchievements, NewestDemands } from './Newest.js';
import { River } from './River.js';
import css from './page.module.css';

export default function HomePage() {
  const { t } = useTranslation();
  usePageTitle('');
  return (
    <div className={css.page}>
      <section className={css.hero}>
        <River />
        <div className={css.words}>
          <h1 className={css.title}>
            {t('home.hero.line1')}
            <br />
            {t('home.hero.line2')}
          </h1>
          <p className={css.lead}>{t('home.hero.lead')}</p>
          <HeroSearch />
        </div>
        <Goal />
      </section>
      <div className={css.newest}>
        <NewestAchievements />
        <NewestDemands />
      </div>
      <Bases />
    </div>
  );
}
