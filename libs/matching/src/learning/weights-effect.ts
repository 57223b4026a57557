// What a version of weights would change: on the built-in bench, and on the ten best of the newest lists. Only reorders
// pairs that are stored; who else might be found, a matching run decides.
import { Injectable } from '@nestjs/common';
import { AchievementCatalogue } from '@app/achievement';
import { DemandCatalogue } from '@app/demand';
import type { Actor } from '@app/identity';
import { Database, problem } from '@app/platform';
import type { Feature, Weights } from '../weights.js';
import { benchNdcg, benchSize } from './bench.js';
import { designRow, pointsOf, scoreOfRow } from './design-row.js';
import type { WeightsEffect } from './effect.schema.js';
import { DEPTH } from './ranking-quality.js';
import { parseWeights, WeightsStore } from './weights-store.js';

const LISTS = 500;
const EXAMPLES = 6;

interface Row {
  demandId: string;
  achievementId: string;
  features: Partial<Record<Feature, number>>;
}

interface Moved {
  demandId: string;
  /** Achievements of either ten with their places; 0: not among the ten. */
  items: { id: string; before: number; after: number }[];
  distance: number;
}

@Injectable()
export class WeightsEffects {
  constructor(
    private readonly database: Database,
    private readonly store: WeightsStore,
    private readonly demands: DemandCatalogue,
    private readonly achievements: AchievementCatalogue,
  ) {}

  /** @throws match.weights-not-found */
  async of(actor: Actor, version: string): Promise<WeightsEffect> {
    const [live, tried] = [await this.store.live(), await this.numbers(version)];
    const lists = await this.lists();
    const moved = lists
      .map((rows) => move(rows, pointsOf(live), pointsOf(tried)))
      .filter(({ distance }) => distance > 0);
    moved.sort((a, b) => b.distance - a.distance || (a.demandId < b.demandId ? -1 : 1));
    const bench = { ...benchSize(), oldNdcg: benchNdcg(live), newNdcg: benchNdcg(tried) };
    const examples = await this.named(actor, moved.slice(0, EXAMPLES));
    return { version, bench, lists: lists.length, changed: moved.length, examples };
  }

  private async numbers(version: string): Promise<Weights> {
    const [row] = await this.database.query<{ weights: unknown }>(
      'SELECT weights FROM match_weights WHERE version = $1',
      [version],
    );
    if (row) return parseWeights(version, row.weights);
    if (version === this.store.code.version) return this.store.code;
    throw problem('match.weights-not-found');
  }

  private async lists(): Promise<Row[][]> {
    const rows = await this.database.query<Row & Record<string, unknown>>(
      `SELECT demand_id AS "demandId", achievement_id AS "achievementId", features FROM match
       WHERE rank IS NOT NULL AND demand_id IN (
         SELECT demand_id FROM match WHERE rank IS NOT NULL GROUP BY demand_id ORDER BY demand_id DESC LIMIT $1)
       ORDER BY demand_id, rank`,
      [LISTS],
    );
    const byDemand = new Map<string, Row[]>();
    for (const row of rows) byDemand.set(row.demandId, [...(byDemand.get(row.demandId) ?? []), row]);
    return [...byDemand.values()];
  }

  private async named(actor: Actor, moved: readonly Moved[]): Promise<WeightsEffect['examples']> {
    const ids = moved.flatMap(({ items }) => items.map(({ id }) => id));
    const asked = await this.demands.cards(
      actor,
      moved.map(({ demandId }) => demandId),
    );
    const offered = await this.achievements.cards(actor, [...new Set(ids)]);
    const titleOf = new Map([...asked, ...offered].map(({ id, title }) => [id, title]));
    return moved.map(({ demandId, items }) => ({
      demandId,
      title: titleOf.get(demandId) ?? '',
      items: items.map((item) => ({ ...item, title: titleOf.get(item.id) ?? '' })),
    }));
  }
}

function placesOf(rows: readonly Row[], points: readonly number[]): Map<string, number> {
  const scored = rows.map((row) => ({ id: row.achievementId, score: scoreOfRow(points, designRow(row.features)) }));
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return new Map(scored.slice(0, DEPTH).map(({ id }, at) => [id, at + 1]));
}

function move(rows: readonly Row[], old: readonly number[], fresh: readonly number[]): Moved {
  const [before, after] = [placesOf(rows, old), placesOf(rows, fresh)];
  const items = [...new Set([...after.keys(), ...before.keys()])].map((id) => ({
    id,
    before: before.get(id) ?? 0,
    after: after.get(id) ?? 0,
  }));
  const placed = (place: number): number => (place === 0 ? DEPTH + 1 : place);
  const distance = items.reduce((sum, item) => sum + Math.abs(placed(item.before) - placed(item.after)), 0);
  return { demandId: rows[0]?.demandId ?? '', items, distance };
}
