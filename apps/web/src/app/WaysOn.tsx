// The ways on from a page that is not there, or not for this reader: the halls and the home page, or the own desk.
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button/Button.js';

export function WaysOn({ isDesk }: { isDesk: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {isDesk && <ButtonLink to="/desk">{t('common.nav.myDesk')}</ButtonLink>}
      <ButtonLink to="/achievements">{t('common.nav.achievements')}</ButtonLink>
      <ButtonLink to="/demands">{t('common.nav.demands')}</ButtonLink>
      {!isDesk && <ButtonLink to="/">{t('common.notFound.home')}</ButtonLink>}
    </>
  );
}
