// No such page, or not for this reader: the two are not told apart.
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { Problem } from '../../ui/states/Problem.js';
import { usePageTitle } from '../../ui/usePageTitle.js';

export default function NotFound() {
  const { t } = useTranslation();
  usePageTitle(t('common.notFound.title'));
  const problem = { code: 'page.not-found', title: t('common.notFound.title'), detail: t('common.notFound.text') };
  return <Problem error={new ApiProblem(404, problem)} isPage />;
}
