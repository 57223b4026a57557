// Who is signed in and for whom they act; change of organisation, language on phones, sign out.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { switchOrganisation, type Me } from '../api/queries/session.js';
import { setLanguage } from '../i18n/index.js';
import { Menu, MenuItem } from '../ui/menu/Menu.js';
import { deskNav } from './areas.js';
import { useSession } from './session.js';
import css from './shell.module.css';

export function AccountMenu({ me, isDesk }: { me: Me; isDesk: boolean }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const change = useMutation({ mutationFn: switchOrganisation, onSuccess: () => session.enter() });
  const others = me.memberships.filter(
    (each) =>
      each.status === 'ACTIVE' &&
      each.organisation.status === 'ACTIVE' &&
      each.organisation.id !== me.activeOrganisation?.id,
  );
  const pages = deskNav.filter((entry) => entry.permissions.length === 0 || entry.permissions.some(session.may));
  return (
    <Menu
      triggerClass={css.account}
      trigger={
        <>
          <span className={css.avatar} aria-hidden="true">
            {[...me.user.name][0]}
          </span>
          <span className={css.who}>
            <span className={css.whoName}>{me.user.name}</span>
            <span className={css.whoFor}>{me.activeOrganisation?.name ?? t('common.account.noOrganisation')}</span>
          </span>
        </>
      }
    >
      <div className={isDesk ? css.phoneOnly : undefined}>
        {pages.map((entry) => (
          <Link key={entry.to} to={entry.to}>
            {t(`common.nav.${entry.word}`)}
          </Link>
        ))}
        {isDesk && <Link to="/">{t('common.nav.home')}</Link>}
        <hr className={css.rule} />
      </div>
      {others.map((each) => (
        <MenuItem key={each.id} onClick={() => change.mutate(each.organisation.id)}>
          {t('common.account.actFor', { name: each.organisation.name })}
        </MenuItem>
      ))}
      <Link to="/desk/organisation">{t('common.nav.claim')}</Link>
      <MenuItem onClick={() => void setLanguage(i18n.language === 'en' ? 'zh-CN' : 'en')}>
        <span lang={i18n.language === 'en' ? 'zh-CN' : 'en'}>{i18n.language === 'en' ? '中文' : 'English'}</span>
      </MenuItem>
      <MenuItem onClick={() => void session.leave().then(() => navigate('/'))}>{t('common.account.signOut')}</MenuItem>
    </Menu>
  );
}
