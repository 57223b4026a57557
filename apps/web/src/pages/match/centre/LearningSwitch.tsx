// 关闭个性化: whether matching may learn from what the reader opens and decides.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { personalisationQuery, personalise } from '../../../api/queries/matches.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import css from './page.module.css';

export function LearningSwitch() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data } = useQuery(personalisationQuery);
  const change = useMutation({
    mutationFn: personalise,
    onSuccess: (next) => cache.setQueryData(personalisationQuery.queryKey, next),
  });
  if (!data) return null;
  return (
    <div className={`${css.switch} no-print`}>
      <label className={css.switchLine}>
        <input
          type="checkbox"
          checked={change.isPending ? change.variables : data.isOn}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.target.checked)}
        />
        <span>{t('match.learning.label')}</span>
      </label>
      <p className="meta">{t(data.isOn ? 'match.learning.on' : 'match.learning.off')}</p>
      {change.isError && <ActionProblem error={change.error} />}
    </div>
  );
}
