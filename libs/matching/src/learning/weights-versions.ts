// Versions of weights for the operator: list, go live, roll back. Not for fitting them.
import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '@app/identity';
import { Clock, Database, Outbox, problem, type Tx } from '@app/platform';
import type { Weights } from '../weights.js';
import { PARTS, pointsOf } from './design-row.js';
import { FitRequested, WeightsChanged } from './learning.events.js';
import { TrainingActs } from './training-acts.js';
import { MatchWeightsEntity } from './weights.entity.js';
import type { WeightsVersion, WeightsVersions } from './weights.schema.js';
import { parseWeights, storedForm, WeightsStore } from './weights-store.js';
import { LEAST_GOOD_PAIRS, LEAST_PAIRS } from './weights-trial.js';

const SHOWN = 50;

@Injectable()
export class WeightsVersionsService {
  constructor(
    private readonly database: Database,
    private readonly acts: TrainingActs,
    private readonly store: WeightsStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The live one first, then the newest. */
  async list(): Promise<WeightsVersions> {
    const rows = await this.database.manager
      .getRepository(MatchWeightsEntity)
      .find({ order: { createdAt: 'DESC' }, take: SHOWN });
    const known = withCode(rows, this.store.code);
    const live = known.find(({ state }) => state === 'LIVE');
    const inUse = live ? parseWeights(live.version, live.weights) : this.store.code;
    const pairs = await this.acts.pairs();
    const goodPairs = pairs.filter(({ grade }) => grade > 0).length;
    return {
      items: [...known.filter((row) => row === live), ...known.filter((row) => row !== live)].map((row) =>
        toView(row, inUse),
      ),
      material: { pairs: pairs.length, goodPairs, leastPairs: LEAST_PAIRS, leastGoodPairs: LEAST_GOOD_PAIRS },
    };
  }

  /** A version that passed the gate scores from now on. @throws match.weights-not-found, match.weights-not-ready */
  goLive(actor: Actor, version: string): Promise<WeightsVersions> {
    return this.change(actor, version, 'match.weights-go-live', ['READY']);
  }

  /** A version that was live before scores again. @throws match.weights-not-found, match.weights-not-ready */
  rollBack(actor: Actor, version: string): Promise<WeightsVersions> {
    return this.change(actor, version, 'match.weights-roll-back', ['RETIRED']);
  }

  /** Has new weights learned in the background. @throws match.nothing-to-learn when the last ones would come out again */
  async requestFit(actor: Actor): Promise<void> {
    const pairs = await this.acts.pairs();
    const live = await this.store.live();
    if (!(await this.acts.isNews(pairs.length, live.version))) throw problem('match.nothing-to-learn');
    await this.database.tx(async (tx) => {
      await this.outbox.add(tx, FitRequested, { requestedBy: actor.userId });
      await this.audit.write(tx, actor, { action: 'match.fit-weights', subjectType: 'match', subjectId: actor.userId });
    });
  }

  private async change(
    actor: Actor,
    version: string,
    action: string,
    from: readonly string[],
  ): Promise<WeightsVersions> {
    await this.database.tx(async (tx) => {
      await lockVersions(tx);
      // Before its row is there, the version of the code is live without one.
      if ((await this.store.live()).version === version) throw problem('match.weights-not-ready');
      const now = this.clock.now();
      await rememberCode(tx, this.store.code, now);
      const versions = tx.getRepository(MatchWeightsEntity);
      const row = await versions.findOneBy({ version });
      if (!row) throw problem('match.weights-not-found');
      if (!from.includes(row.state)) throw problem('match.weights-not-ready');
      await versions.update({ state: 'LIVE' }, { state: 'RETIRED' });
      await versions.update({ version }, { state: 'LIVE', liveAt: now });
      await this.outbox.add(tx, WeightsChanged, { version, afterDemandId: null });
      await this.audit.write(tx, actor, {
        action,
        subjectType: 'match',
        subjectId: actor.userId,
        detail: { version },
      });
    });
    return this.list();
  }
}

/** One change of versions at a time. */
export async function lockVersions(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(7313, 0)');
}

function codeRow(code: Weights, createdAt: Date): MatchWeightsEntity {
  const none = { comparedWith: null, figures: null, obstacle: null, requestId: null };
  return Object.assign(new MatchWeightsEntity(), {
    version: code.version,
    source: 'HAND',
    state: 'RETIRED',
    weights: storedForm(code),
    ...none,
    createdAt,
    liveAt: createdAt,
  });
}

/** The version of the code gets its row before another one takes its place, so that it can be taken up again. */
async function rememberCode(tx: Tx, code: Weights, now: Date): Promise<void> {
  const row = codeRow(code, now);
  await tx.getRepository(MatchWeightsEntity).createQueryBuilder().insert().values(row).orIgnore().execute();
}

/** The stored versions with that of the code, which is live while no stored one is. */
function withCode(rows: readonly MatchWeightsEntity[], code: Weights): MatchWeightsEntity[] {
  const isLive = rows.some(({ state }) => state === 'LIVE');
  if (rows.some(({ version }) => version === code.version)) return [...rows];
  return [...rows, Object.assign(codeRow(code, new Date(0)), { state: isLive ? 'RETIRED' : 'LIVE' })];
}

function toView(row: MatchWeightsEntity, inUse: Weights): WeightsVersion {
  const points = pointsOf(parseWeights(row.version, row.weights));
  const current = pointsOf(inUse);
  const isStored = row.createdAt.getTime() > 0;
  return {
    version: row.version,
    source: row.source,
    state: row.state,
    parts: PARTS.map((feature, at) => ({
      feature,
      points: points[at] ?? 0,
      change: (points[at] ?? 0) - (current[at] ?? 0),
    })),
    comparedWith: row.comparedWith,
    figures: row.figures,
    obstacle: row.obstacle,
    createdAt: isStored ? row.createdAt.toISOString() : null,
    liveAt: isStored ? (row.liveAt?.toISOString() ?? null) : null,
    can: {
      ...(row.state === 'READY' && { 'go-live': true as const }),
      ...(row.state === 'CANDIDATE' && row.obstacle && { 'go-live': row.obstacle }),
      ...(row.state === 'RETIRED' && { 'roll-back': true as const }),
    },
  };
}
