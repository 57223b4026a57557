// The two sides of a deal, what it is about, and the broker who leads it with any declared tie to a side.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Deal } from '../../../api/queries/deal-types.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Facts } from '../../../ui/record/Facts.js';
import { Section } from '../../../ui/record/Section.js';
import { reasonWords } from '../../../ui/states/problem-words.js';
import { Status } from '../../../ui/status/Status.js';
import { usePartyName } from '../PartyName.js';
import { NameBrokerDialog } from './NameBrokerDialog.js';
import css from './page.module.css';

export function Sides({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const accepted = (side: 'SELLER' | 'BUYER') => deal.consents.find((each) => each.side === side);
  return (
    <Section title={t('deal.side.title')}>
      <Facts
        isComplete
        facts={(['SELLER', 'BUYER'] as const).map((side) => {
          const consent = accepted(side);
          return {
            label: t(`enum.dealSide.${side}`),
            value: (
              <>
                <p>
                  {nameOf(side === 'SELLER' ? deal.seller : deal.buyer)}
                  {deal.side === side && <span className="meta"> {t('deal.side.own')}</span>}
                </p>
                <p className="meta">
                  {consent ? (
                    <>
                      {t(side === deal.initiatorSide ? 'deal.side.expressed' : 'deal.side.accepted')}{' '}
                      <DateText at={consent.givenAt} />
                    </>
                  ) : (
                    t('deal.side.notYet')
                  )}
                </p>
              </>
            ),
          };
        })}
      />
      {deal.buyer.isAnonymous && <p className="meta">{t('deal.side.anonymous')}</p>}
      <p className={css.links}>
        {deal.achievementId && <Link to={`/achievements/${deal.achievementId}`}>{t('deal.side.toAchievement')}</Link>}
        {deal.demandId && <Link to={`/demands/${deal.demandId}`}>{t('deal.side.toDemand')}</Link>}
      </p>
    </Section>
  );
}

export function LeadingBroker({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { broker } = deal;
  const verdict = deal.can.nameBroker;
  const label = t(broker ? 'deal.nameBroker.change' : 'deal.act.nameBroker');
  const isShown = verdict !== undefined && verdict !== 'deal.wrong-state' && verdict !== 'deal.broker-leads';
  return (
    <Section title={t('enum.dealSide.BROKER')}>
      {broker ? (
        <div>
          <p>
            <Link to={`/brokers/${broker.id}`}>{broker.name}</Link>
          </p>
          <p className="meta">{broker.organisationName}</p>
          <Status tone={broker.state === 'ACCEPTED' ? 'success' : 'warning'}>
            {t(broker.state === 'ACCEPTED' ? 'deal.broker.leads' : 'deal.broker.offered')}
          </Status>
          {broker.answerDueAt && (
            <p className="meta">
              {t('deal.broker.answerBy')} <DateText at={broker.answerDueAt} as="minute" />
              {t('deal.broker.lapses')}
            </p>
          )}
        </div>
      ) : (
        <p className="meta">{t(deal.stage === 'INTEREST' ? 'deal.broker.later' : 'deal.broker.none')}</p>
      )}
      {deal.brokerConflict && (
        <div className={css.conflict}>
          <p className="meta">{t('deal.broker.conflict')}</p>
          <p>{deal.brokerConflict}</p>
        </div>
      )}
      {isShown && (
        <div>
          <Button reason={verdict === true ? undefined : reasonWords(verdict)} onClick={() => setOpen(true)}>
            {label}
          </Button>
        </div>
      )}
      {isOpen && <NameBrokerDialog deal={deal} onClose={() => setOpen(false)} />}
    </Section>
  );
}
