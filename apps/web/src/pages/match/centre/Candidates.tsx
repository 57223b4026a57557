// The left pane: candidates by score with a bar each. On phones a row of cards that scrolls sideways.
import { useTranslation } from 'react-i18next';
import type { Match, MatchFocus } from '../../../api/queries/matches.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../ui/button/Button.js';
import { Status } from '../../../ui/status/Status.js';
import { CandidateFacts } from './CandidateFacts.js';
import css from './page.module.css';
import { candidateSide } from './sides.js';

interface CandidatesProps {
  matches: readonly Match[];
  focus: MatchFocus;
  selectedId: string;
  onSelect: (id: string) => void;
  more: { isBusy: boolean; load: () => void } | null;
}

export function Candidates({ matches, focus, selectedId, onSelect, more }: CandidatesProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const isFocused = focus.demandId !== undefined || focus.achievementId !== undefined;
  return (
    <div className={css.left}>
      <div className={css.leftHead}>
        <h2 className={css.leftTitle}>{t(more ? 'match.countMore' : 'match.count', { n: matches.length })}</h2>
        <span className="meta">{t('match.byScore')}</span>
      </div>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('match.candidates')}>
        <ol className={css.candidates}>
          {matches.map((match, at) => {
            const side = candidateSide(match, focus, me?.activeOrganisation?.id);
            const own = side === 'demand' ? match.achievement.title : match.demand.title;
            return (
              <li key={match.id}>
                <button
                  type="button"
                  className={css.candidate}
                  aria-current={match.id === selectedId ? 'true' : undefined}
                  onClick={() => onSelect(match.id)}
                >
                  <span className={css.rank}>{at + 1}</span>
                  <span className={css.what}>
                    <span className={css.name}>{match[side].title}</span>
                    {match.isShortlisted && <Status tone="success">{t('match.shortlist.isIn')}</Status>}
                    <span className={css.facts}>
                      <CandidateFacts match={match} side={side} />
                    </span>
                    {!isFocused && <span className={css.for}>{t('match.forOwn', { title: own })}</span>}
                  </span>
                  <span className={css.score}>
                    <span className={css.points}>{match.score.toFixed(1)}</span>
                    <span className={css.track} aria-hidden="true">
                      <span className={css.filled} style={{ width: `${Math.max(0, Math.min(100, match.score))}%` }} />
                    </span>
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
        {more && (
          <div className={css.more}>
            <Button isBusy={more.isBusy} onClick={more.load}>
              {t('common.list.more')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
