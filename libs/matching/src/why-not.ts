// 为什么没有推荐: names what stands between a chosen pair and the demand's list, with the score it would have.
// Asks the same code that makes the lists; decides nothing itself.
import { Injectable } from '@nestjs/common';
import { AchievementCatalogue, Achievements, type AchievementFacts } from '@app/achievement';
import { DemandCatalogue, Demands, type DemandFacts } from '@app/demand';
import type { Actor } from '@app/identity';
import { Database, problem } from '@app/platform';
import { ForwardMatching, type Appraisal } from './forward-matching.js';
import { seesAll } from './match.policy.js';
import { hardRuleOf } from './scoring.js';
import { shownPoints } from './shown-points.js';
import { LEAST_SCORE, SUGGESTED } from './suggestions.js';
import type { Verdict, WhyNotQuery, WhyNotView } from './why-not.schema.js';

interface Place {
  /** Suggested now at this place. */
  readonly rank: number | null;
  readonly demandDecision: string | null;
  readonly achievementDecision: string | null;
  /** Suggestions of the demand. */
  readonly length: number;
}

const WORDS: Readonly<Record<Verdict, string>> = {
  suggested: '这一对已在推荐之列',
  'demand-closed': '需求已关闭、过期或尚未发布',
  'achievement-closed': '成果已撤回、过期或尚未发布',
  'own-listing': '需求与成果属于同一单位',
  'excluded-partner': '需求已排除该成果的单位',
  rejected: '本方已表示这一对不合适',
  withheld: '对方的条件或决定不允许，内容不公开',
  'not-searchable': '成果文本尚未进入检索，稍后再看',
  'no-common-subject': '文本没有足够的共同主题',
  'too-weak': '分数低于推荐的最低分',
  outranked: `有 ${SUGGESTED} 项或更多成果分数更高`,
  'not-examined': '文本更相近的成果很多，未进入细评范围',
  due: '符合推荐条件，下次更新时列入',
};

@Injectable()
export class WhyNot {
  constructor(
    private readonly database: Database,
    private readonly forward: ForwardMatching,
    private readonly demands: Demands,
    private readonly achievements: Achievements,
    private readonly demandCatalogue: DemandCatalogue,
    private readonly achievementCatalogue: AchievementCatalogue,
  ) {}

  /** @throws match.not-found unless the actor sees both, and one of them is the own unit's or the actor a broker or operator */
  async explain(actor: Actor, query: WhyNotQuery): Promise<WhyNotView> {
    const { demand, achievement } = await this.pair(actor, query);
    const place = await this.place(query);
    const forbidden = forbiddenBy(actor, demand, achievement, place);
    if (forbidden) return { ...UNSCORED, verdict: forbidden, text: WORDS[forbidden], listLength: place.length };
    const appraisal = await this.forward.appraise(demand, achievement.id);
    const rank = place.rank ?? (appraisal ? 1 + (await this.better(query, appraisal.pair.score)) : null);
    const verdict = verdictOf(appraisal, place, rank ?? 0);
    const seen = { verdict, text: WORDS[verdict], rank, listLength: place.length };
    if (!appraisal) return { ...UNSCORED, ...seen };
    const { pair, weightsVersion } = appraisal;
    return { ...seen, ...shownPoints(pair), missing: [...pair.missing], weightsVersion };
  }

  private async pair(actor: Actor, { demandId, achievementId }: WhyNotQuery) {
    const [[demandCard], [achievementCard], [demand], [achievement]] = await Promise.all([
      this.demandCatalogue.cards(actor, [demandId]),
      this.achievementCatalogue.cards(actor, [achievementId]),
      this.demands.factsOf([demandId]),
      this.achievements.factsOf([achievementId]),
    ]);
    if (!demandCard || !achievementCard || !demand || !achievement) throw problem('match.not-found');
    const own = actor.organisationId;
    const isOwn = own !== null && (demand.organisationId === own || achievement.organisationId === own);
    if (!isOwn && !seesAll(actor)) throw problem('match.not-found');
    return { demand, achievement };
  }

  private async place({ demandId, achievementId }: WhyNotQuery): Promise<Place> {
    const [row] = await this.database.query<Place & Record<string, unknown>>(
      `SELECT m.rank, m.demand_decision AS "demandDecision", m.achievement_decision AS "achievementDecision",
         (SELECT count(*)::int FROM match l WHERE l.demand_id = $1 AND l.rank IS NOT NULL) AS length
       FROM (VALUES (1)) AS one LEFT JOIN match m ON m.demand_id = $1 AND m.achievement_id = $2`,
      [demandId, achievementId],
    );
    return row ?? { rank: null, demandDecision: null, achievementDecision: null, length: 0 };
  }

  /** Suggestions of the demand that stand before a pair of this score. */
  private async better({ demandId, achievementId }: WhyNotQuery, score: number): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM match
       WHERE demand_id = $1 AND rank IS NOT NULL AND (score > $2 OR (score = $2 AND achievement_id < $3))`,
      [demandId, score, achievementId],
    );
    return row?.count ?? 0;
  }
}

const UNSCORED = { score: null, rank: null, reasons: [], missing: [], weightsVersion: null };

/** The rule or decision that forbids the pair. What the other side keeps to itself is named to nobody else. */
function forbiddenBy(actor: Actor, demand: DemandFacts, achievement: AchievementFacts, place: Place): Verdict | null {
  const rule = hardRuleOf(demand, achievement);
  const isAsker = actor.organisationId === demand.organisationId;
  if (rule === 'excluded-partner') return isAsker ? rule : 'withheld';
  // Who asks anonymously is not given away by whose achievement it is.
  if (rule === 'own-listing' && !isAsker && demand.isAnonymous) return 'withheld';
  if (rule !== null) return rule;
  const own = isAsker ? place.demandDecision : place.achievementDecision;
  const other = isAsker ? place.achievementDecision : place.demandDecision;
  const isHolder = actor.organisationId === achievement.organisationId;
  if ((isAsker || isHolder) && own === 'REJECTED') return 'rejected';
  return own === 'REJECTED' || other === 'REJECTED' ? 'withheld' : null;
}

function verdictOf(appraisal: Appraisal | null, place: Place, rank: number): Verdict {
  if (place.rank !== null) return 'suggested';
  if (!appraisal) return 'not-searchable';
  if (!appraisal.isOneSubject) return 'no-common-subject';
  if (appraisal.pair.score < LEAST_SCORE) return 'too-weak';
  if (rank > SUGGESTED) return 'outranked';
  return appraisal.isExamined ? 'due' : 'not-examined';
}
