// The first page after signing in: what is to be done, where my deals stand, what is new.
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { DealStages } from './DealStages.js';
import { FirstSteps } from './FirstSteps.js';
import { LatestNews } from './LatestNews.js';
import { NewMatches } from './NewMatches.js';
import { TodoList } from './TodoList.js';
import css from './page.module.css';

export default function DeskPage() {
  const { t } = useTranslation();
  usePageTitle(t('common.nav.myDesk'));
  const { me, may } = useSession();
  if (!me) return null;
  const hasOrganisation = me.activeOrganisation !== null;
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{t('common.nav.myDesk')}</h1>
          <p className="meta">
            {me.user.name}
            {me.activeOrganisation && ` · ${me.activeOrganisation.name}`}
            {me.roles.map((role) => ` · ${t(`enum.role.${role}`)}`)} · <DateText at={todayInShanghai()} />
          </p>
        </div>
        <div className={css.acts}>
          {may('achievement.draft') && (
            <ButtonLink to="/desk/achievements/new" intent="primary">
              {t('desk.act.achievement')}
            </ButtonLink>
          )}
          {may('demand.draft') && (
            <ButtonLink to="/desk/demands/new" intent="primary">
              {t('desk.act.demand')}
            </ButtonLink>
          )}
        </div>
      </header>
      <div className={css.columns}>
        <div className={css.column}>
          {hasOrganisation ? <TodoList /> : <FirstSteps me={me} />}
          {may('deal.read') && <DealStages />}
        </div>
        <div className={css.column}>
          {may('match.decide') && <NewMatches />}
          <LatestNews />
        </div>
      </div>
    </div>
  );
}
