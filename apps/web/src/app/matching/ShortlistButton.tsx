// 入围: keeps a pair in view of the own side, and takes it out again. The other side never learns of it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shortlistMatch, unshortlistMatch } from '../../api/queries/matches.js';
import { Button } from '../../ui/button/Button.js';
import { ActionProblem } from '../../ui/states/Problem.js';
import { Status } from '../../ui/status/Status.js';
import css from './matching.module.css';

interface ShortlistButtonProps {
  match: { id: string; isShortlisted: boolean; can: Readonly<Record<string, true | string>> };
  /** Names the pair for those who do not see what stands beside it. */
  title: string;
  onTaken?: (() => void) | undefined;
}

export function ShortlistButton({ match, title, onTaken }: ShortlistButtonProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, isShortlisted } = match;
  const toggle = useMutation({
    mutationFn: async () => void (await (isShortlisted ? unshortlistMatch(id) : shortlistMatch(id))),
    onSuccess: () => isShortlisted && onTaken?.(),
    onSettled: () => client.invalidateQueries({ queryKey: ['match'] }),
  });
  if (match.can.shortlist !== true && !isShortlisted) return null;
  return (
    <span className={css.shortlist}>
      {isShortlisted && <Status tone="success">{t('match.shortlist.isIn')}</Status>}
      <Button
        intent={isShortlisted ? 'text' : 'plain'}
        size="small"
        isBusy={toggle.isPending}
        onClick={() => toggle.mutate()}
      >
        {t(isShortlisted ? 'match.shortlist.takeOut' : 'match.shortlist.putIn')}
        <span className="visually-hidden">{t('common.after', { text: title })}</span>
      </Button>
      {toggle.isError && <ActionProblem error={toggle.error} />}
    </span>
  );
}
