// Follow an organisation or a field, or stop following it. The button says the state; a stranger is led to sign in first.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { followsQuery, startFollow, stopFollow, type FollowKind } from '../../api/queries/subscriptions.js';
import { Button, ButtonLink } from '../../ui/button/Button.js';
import { ActionProblem } from '../../ui/states/Problem.js';
import { useSession } from '../session.js';

interface FollowButtonProps {
  kind: FollowKind;
  /** Id of the organisation or code of the field. */
  subject: string;
  /** Name of it, as the page shows it. */
  name: string;
}

export function FollowButton({ kind, subject, name }: FollowButtonProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { pathname } = useLocation();
  const client = useQueryClient();
  const follows = useQuery({ ...followsQuery, enabled: me !== null });
  const known = follows.data?.items.find((follow) => follow.kind === kind && follow.subject === subject);
  const toggle = useMutation({
    mutationFn: async () => void (await (known ? stopFollow(known.id) : startFollow({ kind, subject }))),
    onSettled: () => client.invalidateQueries({ queryKey: ['follow', 'list'] }),
  });
  if (!me) {
    return (
      <ButtonLink to={`/sign-in?return=${encodeURIComponent(pathname)}`} size="small">
        {t('subscription.follow.start', { name })}
      </ButtonLink>
    );
  }
  if (!follows.data) return null;
  return (
    <>
      <Button size="small" isBusy={toggle.isPending} onClick={() => toggle.mutate()}>
        {known ? t('subscription.follow.stop', { name }) : t('subscription.follow.start', { name })}
      </Button>
      {toggle.isError && <ActionProblem error={toggle.error} />}
    </>
  );
}
