// Shell of the signed-in pages: bar, side navigation by permission, content. Without a session it leads to sign-in.
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { Skeleton } from '../ui/states/Skeleton.js';
import { Ways } from '../ui/states/ways.js';
import { AccountMenu } from './AccountMenu.js';
import { deskNav, NAV_GROUPS, type NavEntry } from './areas.js';
import { Bell } from './Bell.js';
import { Brand } from './Brand.js';
import { ThemeSwitch } from './Preferences.js';
import { useSession } from './session.js';
import css from './shell.module.css';
import { WaysOn } from './WaysOn.js';

export function DeskShell() {
  const { t } = useTranslation();
  const session = useSession();
  const location = useLocation();
  if (session.isStarting) {
    return (
      <main id="main" tabIndex={-1} className={css.deskMain}>
        <Skeleton rows={4} rowHeight={80} />
      </main>
    );
  }
  if (!session.me) {
    const back = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/sign-in?return=${back}`} replace />;
  }
  const entries = deskNav.filter((entry) => entry.permissions.length === 0 || entry.permissions.some(session.may));
  return (
    <div className={css.desk}>
      <header className={css.bar}>
        <div className={css.deskBar}>
          <Brand />
          <div className={css.barEnd}>
            <ThemeSwitch />
            <Bell />
            <AccountMenu me={session.me} isDesk />
          </div>
        </div>
      </header>
      <div className={css.deskBody}>
        <nav className={css.side} aria-label={t('common.nav.desk')}>
          {NAV_GROUPS.map((group) => {
            const members = entries.filter((entry) => entry.group === group);
            if (members.length === 0) return null;
            return (
              <div key={group} className={css.group}>
                <p className={css.groupName}>{t(`common.navGroup.${group}`)}</p>
                <ul>
                  {members.map((entry) => (
                    <li key={entry.to}>
                      <SideLink entry={entry} />
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
          <Link className={css.sideHome} to="/">
            {t('common.nav.home')}
          </Link>
        </nav>
        <main id="main" tabIndex={-1} className={css.deskMain}>
          <Ways value={<WaysOn isDesk />}>
            <Outlet />
          </Ways>
        </main>
      </div>
      {entries.length > 0 && (
        <nav className={css.tabs} aria-label={t('common.nav.desk')}>
          {entries.slice(0, 4).map((entry) => (
            <NavLink key={entry.to} to={entry.to} end={entry.to === '/desk'} className={css.tab}>
              {t(`common.nav.${entry.word}`)}
              {entry.Count && (
                <sup className={css.tabCount}>
                  <entry.Count />
                </sup>
              )}
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}

function SideLink({ entry }: { entry: NavEntry }) {
  const { t } = useTranslation();
  return (
    <NavLink to={entry.to} end={entry.to === '/desk'} className={css.sideLink}>
      <span>{t(`common.nav.${entry.word}`)}</span>
      {entry.Count && (
        <span className={css.count}>
          <entry.Count />
        </span>
      )}
    </NavLink>
  );
}
