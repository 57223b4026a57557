// What comes next and the acts for it. Acts of other stages are not drawn: the stage line says when they come.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../api/queries/deal-types.js';
import { moveDeal } from '../../../api/queries/deals.js';
import { useSession } from '../../../app/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { ActionBar, type Action, type Can } from '../../../ui/record/ActionBar.js';
import { Section } from '../../../ui/record/Section.js';
import { DealTimer } from '../DealTimer.js';
import { AcceptDialog, DeclineDialog, FailDialog } from './AnswerDialogs.js';
import { AcceptAssignmentDialog, DeclineAssignmentDialog } from './AssignmentDialogs.js';
import { nextStep } from './next-step.js';
import { ConfirmSigningDialog, ProposeSigningDialog } from './SigningDialogs.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

const DIALOGS = {
  accept: AcceptDialog,
  decline: DeclineDialog,
  acceptAssignment: AcceptAssignmentDialog,
  declineAssignment: DeclineAssignmentDialog,
  propose: ProposeSigningDialog,
  confirm: ConfirmSigningDialog,
  fail: FailDialog,
} as const;
type Asked = keyof typeof DIALOGS;

/** Reasons that the stage line or the hint says already. */
const LATER: ReadonlySet<true | string> = new Set(['deal.wrong-state', 'deal.broker-not-accepted']);

/** Acts of this stage. Whoever can decline need not also end; without stated facts there is nothing to confirm. */
function actsNow(deal: Deal): Can {
  const isIdle = (key: string) =>
    (key === 'fail' && deal.can.decline === true) || (key === 'confirm' && deal.signing === null);
  return Object.fromEntries(Object.entries(deal.can).filter(([key, verdict]) => !LATER.has(verdict) && !isIdle(key)));
}

/** Acts that lead on; ending the deal stands behind them. */
const FORWARD = ['accept', 'negotiate', 'draft', 'propose', 'confirm'];

export function NextStep({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { done } = useDealActs(deal.id);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (key: Asked): Action => ({ key, label: t(`deal.act.${key}`), run: () => setAsked(key) });
  const step = nextStep(deal);
  const can = actsNow(deal);
  const hasOthers = FORWARD.some((key) => can[key] === true);
  const actions: Action[] = [
    { ...ask('accept'), intent: 'primary' },
    ask('decline'),
    { ...ask('acceptAssignment'), intent: 'primary' },
    ask('declineAssignment'),
    {
      key: 'negotiate',
      label: t(deal.stage === 'CONTRACT_DRAFT' ? 'deal.act.back' : 'deal.act.negotiate'),
      intent: deal.stage === 'CONTACT' ? 'primary' : 'plain',
      isMinor: deal.stage === 'CONTRACT_DRAFT',
      run: async () => done(await moveDeal(deal.id, 'NEGOTIATION')),
    },
    {
      key: 'draft',
      label: t('deal.act.draft'),
      intent: 'primary',
      run: async () => done(await moveDeal(deal.id, 'CONTRACT_DRAFT')),
    },
    { ...ask('confirm'), intent: 'primary' },
    {
      ...ask('propose'),
      label: t(deal.signing ? 'deal.act.proposeAgain' : 'deal.act.propose'),
      intent: deal.signing ? 'plain' : 'primary',
    },
    { ...ask('fail'), label: t(deal.stage === 'INTEREST' ? 'deal.act.withdraw' : 'deal.act.fail'), isMinor: hasOthers },
  ];
  const Asked = asked && DIALOGS[asked];
  const isFiling = step === 'file' && may('contract.draft');
  return (
    <Section title={t('deal.room.next')} isCard>
      <p className={css.hint}>
        {t(`deal.next.${step}`)}
        {step === 'registered' && deal.registrationNumber && (
          <strong className={css.number}>{deal.registrationNumber}</strong>
        )}
      </p>
      <Ending deal={deal} />
      <DealTimer timer={deal.timer} />
      {step === 'assignment' && deal.timer && <p className="meta">{t('deal.room.answerRule')}</p>}
      {(isFiling || deal.contractId) && (
        <div>
          {isFiling && (
            <ButtonLink to={`/desk/contracts/new?deal=${deal.id}`} intent="primary">
              {t('deal.room.fileContract')}
            </ButtonLink>
          )}
          {deal.contractId && may('contract.read') && (
            <ButtonLink to={`/desk/contracts/${deal.contractId}`}>{t('deal.room.toContract')}</ButtonLink>
          )}
        </div>
      )}
      <ActionBar can={can} actions={actions} />
      {Asked && <Asked deal={deal} onClose={() => setAsked(null)} />}
    </Section>
  );
}

/** How it ended, in the words of whoever ended it. */
function Ending({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const words = deal.declineReason ?? deal.failNote;
  if (!words && !deal.isStale) return null;
  return (
    <p>
      {words && t('deal.room.inWords', { words })}
      {deal.isStale && (
        <>
          {t('deal.room.stale')} <DateText at={deal.lastActivityAt} />
        </>
      )}
    </p>
  );
}
