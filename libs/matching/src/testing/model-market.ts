// A small market that a model-based test acts on: what people and the clock do to listings, through the rooms' own doors,
// and what the lists should then hold by looking at every pair. For tests only.
import {
  AchievementExpired,
  AchievementImport,
  achievementIndex,
  AchievementModule,
  Achievements,
} from '@app/achievement';
import { DemandExpired, DemandModule, Demands } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { Outbox, SearchEngine, type EventType } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../../test/support/build-people.js';
import { askedTextOf } from '../asked-text.js';
import { cutTextFor } from '../cut-text.js';
import { ForwardMatching, pairsOf } from '../forward-matching.js';
import { KnownAchievements } from '../known-achievements.js';
import { ListRefresh } from '../list-refresh.js';
import { NOT_KNOWN } from '../meaning/meanings.js';
import { MatchingModule } from '../matching.module.js';
import { Matching } from '../matching.service.js';
import { LEAST_SCORE, SUGGESTED } from '../suggestions.js';
import { demandTerms } from '../terms.js';
import { textFit } from '../text-score.js';
import { HAND_WEIGHTS } from '../weights.js';
import { writtenText } from './written-text.js';

export interface Suggested {
  readonly achievementId: string;
  readonly score: number;
}

/** Listed at the start: enough of each subject that lists are full and somebody waits behind the twentieth. */
const LISTED_FIRST = 70;

export class ModelMarket {
  private constructor(
    readonly context: TestContext,
    /** Holders of achievements; the last one also asks. */
    readonly holders: readonly BuiltOrganisation[],
    private readonly officers: readonly Actor[],
    private readonly buyers: readonly Actor[],
    private readonly operator: Actor,
  ) {}

  /** @param env adds to the configuration. @returns the market and the achievements listed in it */
  static async open(env: Record<string, string> = {}): Promise<{ market: ModelMarket; listed: Map<string, number> }> {
    const imports = [IdentityModule, AchievementModule, DemandModule, MatchingModule];
    const context = await testModule({ imports }, env);
    const { database } = context;
    const asking = await Promise.all([0, 1].map(() => buildOrganisation(database, 'ENTERPRISE')));
    const holders = [...(await Promise.all([0, 1].map(() => buildOrganisation(database, 'INSTITUTE')))), asking[1]!];
    const officers = await Promise.all(holders.map((holder) => buildActor(database, holder, 'TT_OFFICER')));
    const buyers = await Promise.all(asking.map((owner) => buildActor(database, owner, 'ENT_ADMIN')));
    const operator = await buildActor(database, await buildOrganisation(database, 'PLATFORM'), 'PLATFORM_ADMIN');
    const market = new ModelMarket(context, holders, officers, buyers, operator);
    const listed = await market.listFirst();
    await context.drain();
    return { market, listed };
  }

  private async listFirst(): Promise<Map<string, number>> {
    const { database } = this.context;
    for (const [at, holder] of this.holders.entries()) {
      const rows = Array.from({ length: LISTED_FIRST }, (_, number) => number)
        .filter((number) => number % this.holders.length === at)
        .map((number) => Object.assign({ sourceId: String(number) }, bare, writtenText(number).listing));
      const origin = { organisationId: holder.id, source: 'first' };
      await database.tx((tx) => this.context.get(AchievementImport).publishImported(tx, null, origin, rows));
    }
    // An import may be poorer than the form; editing asks for all of it.
    const { problem, innovation, applications } = writtenText(0);
    await database.query(
      `UPDATE achievement SET problem = $1, innovation = $2, applications = $3, trl = 6, attribute = 'ORIGINAL', tech_area = '07',
         modes = '{LICENCE}'`,
      [problem, innovation, applications],
    );
    const rows = await database.query<{ id: string; at: number }>(
      `SELECT id, array_position($1::uuid[], organisation_id) - 1 AS at FROM achievement`,
      [this.holders.map(({ id }) => id)],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }

  async list(holder: number, text: number): Promise<string> {
    const achievements = this.context.get(Achievements);
    const { listing, problem, innovation, applications } = writtenText(text);
    const { id } = await achievements.draft(this.officers[holder]!, {
      ...listing,
      problem,
      innovation,
      applications,
      trl: 1 + (text % 9),
      attribute: 'ORIGINAL',
      techArea: '07',
      modes: ['LICENCE'],
      price: { kind: 'NEGOTIABLE' },
    });
    await achievements.submit(this.officers[holder]!, id);
    await achievements.publish(this.operator, id);
    return id;
  }

  async rewrite(holder: number, id: string, text: number): Promise<void> {
    const { abstract } = writtenText(text).listing;
    await this.context.get(Achievements).edit(this.officers[holder]!, id, { abstract, trl: 1 + (text % 9) });
  }

  async withdraw(holder: number, id: string): Promise<void> {
    await this.context.get(Achievements).withdraw(this.officers[holder]!, id, '单位内部调整，暂不对外');
  }

  async renewAchievement(holder: number, id: string): Promise<void> {
    await this.context.get(Achievements).renew(this.officers[holder]!, id);
  }

  /** What the clock does to an achievement that nobody confirmed. */
  expireAchievement(id: string): Promise<void> {
    return this.expire('achievement', AchievementExpired, { achievementIds: [id] }, id);
  }

  expireDemand(id: string): Promise<void> {
    return this.expire('demand', DemandExpired, { demandIds: [id] }, id);
  }

  private async expire<P>(table: string, event: EventType<P>, payload: P, id: string): Promise<void> {
    await this.context.database.tx(async (tx) => {
      await tx.query(
        `UPDATE ${table} SET state = 'EXPIRED', valid_until = now() - interval '1 hour', updated_at = now() WHERE id = $1`,
        [id],
      );
      await this.context.get(Outbox).add(tx, event, payload);
    });
  }

  async ask(owner: number, text: number): Promise<string> {
    const { asked } = writtenText(text);
    const { id } = await this.context.get(Demands).draft(this.buyers[owner]!, {
      ...asked,
      type: 'RESEARCH',
      budget: { kind: 'NEGOTIABLE' },
      cooperationModes: ['LICENCE'],
      techArea: '07',
      requiredTrl: 1 + (text % 9),
    });
    await this.context.get(Demands).publish(this.buyers[owner]!, id);
    return id;
  }

  async askOtherwise(owner: number, id: string, text: number): Promise<void> {
    await this.context.get(Demands).edit(this.buyers[owner]!, id, writtenText(text).asked);
  }

  async exclude(owner: number, id: string, holders: readonly number[]): Promise<void> {
    const excludedPartners = holders.map((holder) => this.holders[holder]!.id);
    await this.context.get(Demands).edit(this.buyers[owner]!, id, { excludedPartners });
  }

  async close(owner: number, id: string): Promise<void> {
    await this.context.get(Demands).close(this.buyers[owner]!, id, { reason: 'CHANGED', note: '' });
  }

  async renewDemand(owner: number, id: string): Promise<void> {
    await this.context.get(Demands).renew(this.buyers[owner]!, id);
  }

  /** The asking side turns a suggested pair down. @returns the achievement, or null when none is suggested */
  async reject(owner: number, demandId: string, at: number): Promise<string | null> {
    const rows = await this.context.database.query<{ id: string; achievementId: string }>(
      `SELECT id, achievement_id AS "achievementId" FROM match
       WHERE demand_id = $1 AND rank IS NOT NULL AND demand_decision = 'NONE' ORDER BY rank`,
      [demandId],
    );
    const row = rows[at % Math.max(1, rows.length)];
    if (!row) return null;
    await this.context.get(Matching).reject(this.buyers[owner]!, row.id, { reason: 'IMMATURE', note: '' });
    return row.achievementId;
  }

  async drain(): Promise<void> {
    await this.context.drain();
  }

  /** What the schedule does every two minutes. */
  async refresh(): Promise<void> {
    await this.context.get(ListRefresh).run();
    await this.context.drain();
  }

  /** The list as stored. */
  stored(demandId: string): Promise<Suggested[]> {
    return this.context.database.query(
      `SELECT achievement_id AS "achievementId", score FROM match WHERE demand_id = $1 AND rank IS NOT NULL ORDER BY rank`,
      [demandId],
    );
  }

  /** Has the list computed anew as a new demand's would be. */
  async recompute(demandId: string): Promise<Suggested[]> {
    await this.context.get(ForwardMatching).match(demandId);
    return this.stored(demandId);
  }

  /** The list by scoring every searchable achievement, without any recall. */
  async byEveryPair(demandId: string, rejected: ReadonlySet<string>): Promise<Suggested[]> {
    const engine = this.context.get(SearchEngine);
    const [demand] = await this.context.get(Demands).factsOf([demandId]);
    const ids = (await engine.entries(achievementIndex, null, 10_000)).map(({ id }) => id);
    const terms = await demandTerms(askedTextOf(demand!), await engine.statistics(achievementIndex));
    const texts = await engine.scoringTexts(achievementIndex, ids);
    const fits = texts.map((text) => textFit(terms, cutTextFor(text, terms)));
    const known = await this.context.get(KnownAchievements).byId(ids);
    return pairsOf(demand!, fits, { known, nearness: NOT_KNOWN, weights: HAND_WEIGHTS }, LEAST_SCORE)
      .filter(({ achievementId }) => !rejected.has(achievementId))
      .slice(0, SUGGESTED)
      .map(({ achievementId, score }) => ({ achievementId, score }));
  }

  end(): Promise<void> {
    return this.context.close();
  }
}

const bare = { keywords: [], techArea: null, stage: null, trlEvidence: null, modes: [], owner: null, sourceUrl: null };
