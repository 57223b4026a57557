// The right pane: one candidate, why it is suggested, indicators side by side, what is missing, and the decision.
import { Fragment, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { giveMatchFeedback, type Match, type MatchFocus } from '../../../api/queries/matches.js';
import { useSession } from '../../../app/session.js';
import { wordIfAny } from '../../../i18n/index.js';
import { ReasonList } from '../../../ui/reasons/ReasonList.js';
import { CandidateFacts } from './CandidateFacts.js';
import { Decision } from './Decision.js';
import { Indicators } from './Indicators.js';
import css from './page.module.css';
import { candidateSide, ownSide } from './sides.js';

interface DetailProps {
  match: Match;
  focus: MatchFocus;
  /** The pair is not on this list any more. */
  onLeft: () => void;
}

export function MatchDetail({ match, focus, onLeft }: DetailProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const organisationId = me?.activeOrganisation?.id;
  // What is learned from it is of no use to this page, so a failure is none of its reader's business.
  useEffect(() => void giveMatchFeedback(match.id, 'OPENED').catch(() => undefined), [match.id]);
  const side = candidateSide(match, focus, organisationId);
  const isFocused = focus.demandId !== undefined || focus.achievementId !== undefined;
  const to = side === 'demand' ? `/demands/${match.demand.id}` : `/achievements/${match.achievement.id}`;
  const own = side === 'demand' ? match.achievement : match.demand;
  const ownTo = side === 'demand' ? `/achievements/${own.id}` : `/demands/${own.id}`;
  return (
    <section className={css.card} aria-label={t('match.detail')}>
      <header className={css.cardHead}>
        <div className={css.cardTitle}>
          <h2>
            <Link to={to}>{match[side].title}</Link>
          </h2>
          <p className={css.headFacts}>
            <CandidateFacts match={match} side={side} isFull />
          </p>
          {match.rank === null && <p className="meta">{t('match.shortlist.pushed')}</p>}
          {!isFocused && (
            <p className="meta">
              {t('match.forOwnLabel')} <Link to={ownTo}>{own.title}</Link>
            </p>
          )}
        </div>
        <p className={css.figure}>
          <strong>{match.score.toFixed(1)}</strong>
          <span className="meta">{t('match.scoreUnit')}</span>
        </p>
      </header>
      <div className={css.body}>
        <section aria-labelledby="why">
          <h3 id="why" className={css.part}>
            {t('match.why')}
          </h3>
          <ReasonList
            reasons={match.reasons.map((reason) => ({
              key: reason.feature,
              dimension: wordIfAny(`enum.matchFeature.${reason.feature}`) ?? reason.feature,
              evidence: reason.feature === 'words' ? marked(reason.text) : reason.text,
              points: reason.contribution,
            }))}
            score={match.score}
            weightsVersion={match.weightsVersion}
          />
        </section>
        <div className={css.parts}>
          {match.indicators.length > 0 && (
            <section aria-labelledby="indicators">
              <h3 id="indicators" className={css.part}>
                {t('match.indicators')}
              </h3>
              <Indicators rows={match.indicators} />
            </section>
          )}
          <section aria-labelledby="missing">
            <h3 id="missing" className={css.part}>
              {t('match.missing')}
            </h3>
            {match.missing.length === 0 ? (
              <p className="meta">{t('match.nothingMissing')}</p>
            ) : (
              <ul className={css.missing}>
                {match.missing.map((each) => (
                  <li key={each.feature}>{each.text}</li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
      <Decision
        match={match}
        side={ownSide(match, organisationId)}
        onRejected={onLeft}
        onTaken={focus.shortlisted && onLeft}
      />
    </section>
  );
}

/** "关键词吻合：高盐、废水" with each word marked as a hit. */
function marked(text: string): ReactNode {
  const split = text.indexOf('：');
  if (split < 0) return text;
  return (
    <>
      {text.slice(0, split + 1)}
      {text
        .slice(split + 1)
        .split('、')
        .map((word, at) => (
          <Fragment key={word}>
            {at > 0 && ' '}
            <mark>{word}</mark>
          </Fragment>
        ))}
    </>
  );
}
