// Shell of the public pages: bar, one column of 1200, footer with the slots that a government site must fill.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { FOOTER_SLOTS, siteQuery } from '../api/queries/site.js';
import { ButtonLink } from '../ui/button/Button.js';
import { Icon } from '../ui/Icon.js';
import { Menu } from '../ui/menu/Menu.js';
import { Ways } from '../ui/states/ways.js';
import { AccountMenu } from './AccountMenu.js';
import { publicNav } from './areas.js';
import { Bell } from './Bell.js';
import { Brand } from './Brand.js';
import { LanguageSwitch, ThemeSwitch } from './Preferences.js';
import { useSession } from './session.js';
import css from './shell.module.css';
import { WaysOn } from './WaysOn.js';

export function PublicShell() {
  const { t } = useTranslation();
  const { me, isStarting } = useSession();
  return (
    <div className={css.public}>
      <header className={css.bar}>
        <div className={css.barInner}>
          <Brand />
          <nav className={css.publicNav} aria-label={t('common.nav.main')}>
            {publicNav.map((entry) => (
              <NavLink key={entry.to} to={entry.to} className={css.publicLink}>
                {t(`common.nav.${entry.word}`)}
              </NavLink>
            ))}
          </nav>
          <div className={css.barEnd}>
            <span className={css.wideOnly}>
              <LanguageSwitch />
            </span>
            <ThemeSwitch />
            {me && (
              <>
                <Bell />
                <AccountMenu me={me} isDesk={false} />
              </>
            )}
            {!me && !isStarting && (
              <>
                <span className={css.wideOnly}>
                  <ButtonLink to="/sign-in" intent="text">
                    {t('common.nav.signIn')}
                  </ButtonLink>
                </span>
                <ButtonLink to="/register" intent="primary">
                  {t('common.nav.register')}
                </ButtonLink>
              </>
            )}
            <PhoneMenu isSignedIn={me !== null} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={css.publicMain}>
        <Ways value={<WaysOn isDesk={false} />}>
          <Outlet />
        </Ways>
      </main>
      <Footer />
    </div>
  );
}

function PhoneMenu({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={css.phoneOnly}>
      <Menu label={t('common.nav.menu')} triggerClass={css.iconButton} trigger={<Icon name="menu" />}>
        {publicNav.map((entry) => (
          <Link key={entry.to} to={entry.to}>
            {t(`common.nav.${entry.word}`)}
          </Link>
        ))}
        {!isSignedIn && <Link to="/sign-in">{t('common.nav.signIn')}</Link>}
        <LanguageSwitch />
      </Menu>
    </span>
  );
}

function Footer() {
  const { t } = useTranslation();
  const { data } = useQuery(siteQuery);
  const slots = FOOTER_SLOTS.filter((slot) => data?.footer[slot]);
  return (
    <footer className={`${css.footer} no-print`}>
      <div className={css.footerInner}>
        <p className={css.footerName}>
          {t('common.brand.name')}
          {data?.district && ` · ${data.district}`}
        </p>
        {slots.length > 0 && (
          <dl className={css.slots}>
            {slots.map((slot) => (
              <div key={slot}>
                <dt>{t(`common.footer.${slot}`)}</dt>
                <dd>{data?.footer[slot]}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="meta">{t('common.footer.openSource')}</p>
      </div>
    </footer>
  );
}
