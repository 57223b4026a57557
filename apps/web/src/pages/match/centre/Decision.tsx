// What the reader's side does with a pair: invite the other side, say yes for an officer to invite, or put it aside.
import { REJECT_REASONS, RejectMatch } from '@libs/matching/src/match.schema.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { expressInterest } from '../../../api/queries/interest.js';
import { acceptMatch, rejectMatch, type Match, type RejectMatch as Rejection } from '../../../api/queries/matches.js';
import { ShortlistButton } from '../../../app/matching/ShortlistButton.js';
import { dealTo } from '../../../app/interest.js';
import { useSession } from '../../../app/session.js';
import { Button, ButtonLink } from '../../../ui/button/Button.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { InterestButton } from '../../../ui/listing/InterestButton.js';
import { reasonWords } from '../../../ui/states/problem-words.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';
import type { Side } from './sides.js';

interface DecisionProps {
  match: Match;
  side: Side | null;
  onRejected: () => void;
  /** It was taken off a list of shortlisted pairs. */
  onTaken: (() => void) | undefined;
}

export function Decision({ match, side, onRejected, onTaken }: DecisionProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const cache = useQueryClient();
  const [isRejecting, setRejecting] = useState(false);
  // What was just sent is said here; the deal's link comes with it, so it is not drawn a second time.
  const [isSent, setSent] = useState(false);
  const refresh = () => void cache.invalidateQueries({ queryKey: ['match'] });
  const accept = useMutation({ mutationFn: () => acceptMatch(match.id), onSuccess: refresh });
  const { can } = match;
  if (side === null || can.accept === undefined) return <p className={css.bar}>{t('match.thirdParty')}</p>;
  const own = side === 'demand' ? match.demandDecision : match.achievementDecision;
  const other = side === 'demand' ? match.achievementDecision : match.demandDecision;
  const isAccepted = own === 'ACCEPTED';
  const reject = async (body: Rejection) => {
    await rejectMatch(match.id, body);
    onRejected();
    refresh();
  };
  return (
    <div className={`${css.bar} no-print`}>
      <div className={css.buttons}>
        {match.dealId !== null && !isSent && may('deal.read') ? (
          <ButtonLink to={dealTo(match.dealId)} intent="primary">
            {t('common.interest.toDeal')}
          </ButtonLink>
        ) : may('deal.express') ? (
          <InterestButton
            label={t('match.invite')}
            about={{ matchId: match.id }}
            send={expressInterest}
            dealTo={dealTo}
            onSent={() => setSent(true)}
          />
        ) : (
          <Button
            intent="primary"
            isBusy={accept.isPending}
            reason={can.accept === true ? undefined : reasonWords(can.accept)}
            onClick={() => accept.mutate()}
          >
            {t('match.agree')}
          </Button>
        )}
        <ShortlistButton
          match={match}
          title={match[side === 'demand' ? 'achievement' : 'demand'].title}
          onTaken={onTaken}
        />
        {can.reject === true && match.dealId === null && (
          <Button intent="text" onClick={() => setRejecting(true)}>
            {t('match.reject')}
          </Button>
        )}
      </div>
      <div className={css.states}>
        {isAccepted && <Status tone="success">{t('match.ownAccepted')}</Status>}
        {other === 'ACCEPTED' && <Status tone="info">{t('match.otherAccepted')}</Status>}
        <span className="meta">{t('match.contactNote')}</span>
      </div>
      {accept.isError && <ActionProblem error={accept.error} />}
      {isRejecting && <Reject onClose={() => setRejecting(false)} onConfirm={reject} />}
    </div>
  );
}

function Reject({ onClose, onConfirm }: { onClose: () => void; onConfirm: (body: Rejection) => Promise<unknown> }) {
  const { t } = useTranslation();
  const form = useForm<{ reason: Rejection['reason'] | null; note: string }>({ reason: null, note: '' });
  return (
    <FormDialog
      title={t('match.rejectTitle')}
      act={t('match.rejectAct')}
      form={form}
      schema={RejectMatch}
      isOpen
      onClose={onClose}
      onConfirm={({ reason, note }) => onConfirm({ reason: reason ?? 'OTHER', note })}
    >
      <div className={css.dialog}>
        <ChoiceField
          bind={form.bind('/reason')}
          label={t('match.rejectReason')}
          hint={t('match.rejectText')}
          options={REJECT_REASONS.map((value) => ({ value, label: t(`enum.rejectReason.${value}`) }))}
          isInColumns
          isRequired
        />
        <ParagraphField bind={form.bind('/note')} label={t('match.rejectNote')} maxLength={500} rows={3} />
      </div>
    </FormDialog>
  );
}
