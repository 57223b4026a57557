// No such page, or not for this reader: the two are not told apart.
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button/Button.js';
import { Empty } from '../../ui/states/Empty.js';
import { usePageTitle } from '../../ui/usePageTitle.js';

export default function NotFound() {
  const { t } = useTranslation();
  usePageTitle(t('common.notFound.title'));
  return (
    <>
      <h1>{t('common.notFound.title')}</h1>
      <Empty title={t('common.notFound.text')} act={<ButtonLink to="/">{t('common.notFound.home')}</ButtonLink>} />
    </>
  );
}
