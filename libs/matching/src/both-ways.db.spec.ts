import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { AchievementImport, achievementIndex, AchievementModule } from '@app/achievement';
import { DemandImport, DemandModule, Demands, type DemandFacts } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { SearchEngine, type IndexStatistics, type ScoringText } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildOrganisation } from '../../../test/support/build-people.js';
import { askedTextOf } from './asked-text.js';
import { cutText, cutTextFor } from './cut-text.js';
import { ForwardMatching } from './forward-matching.js';
import { KnownAchievements, type KnownAchievement } from './known-achievements.js';
import { MatchingModule } from './matching.module.js';
import { OpenDemands } from './open-demands.js';
import { ReverseMatching } from './reverse-matching.js';
import { scoreOf } from './scoring.js';
import { isOneSubject } from './subject-fit.js';
import { demandTerms, type DemandTerms } from './terms.js';
import { textFit, TextPanel } from './text-score.js';
import { HAND_WEIGHTS } from './weights.js';

/** Pairs drawn; the long run asks for 10,000. */
const PAIRS = Number(process.env['MATCHING_PAIRS'] ?? 400);
const SEED = Number(process.env['MATCHING_SEED'] ?? 4);

interface Written {
  achievements: Record<'k' | 't' | 's' | 'p' | 'i' | 'a' | 'f', string>[];
  demands: (Record<'k' | 't' | 'p' | 'f', string> & { b: [number, number] | null })[];
}

/** The written listings of the demo district, by path: the apps stand above this room. */
const DISTRICT = Array.from({ length: 8 }, (_, at) => {
  const file = new URL(`../../../apps/cli/src/demo/data/listings-b${at + 1}.data.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Written;
});

let context: TestContext;
let demandIds: string[];
let achievementIds: string[];

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule, MatchingModule] });
  const { database } = context;
  const institute = await buildOrganisation(database, 'INSTITUTE');
  const enterprise = await buildOrganisation(database, 'ENTERPRISE', { regionCode: '500103' });
  await database.tx(async (tx) => {
    const origin = { organisationId: enterprise.id, source: 'district' };
    await context.get(DemandImport).publishImported(
      tx,
      null,
      origin,
      DISTRICT.flatMap(({ demands }) => demands.map(toDemand)),
    );
  });
  await context.drain();
  await database.tx(async (tx) => {
    const origin = { organisationId: institute.id, source: 'district' };
    const rows = DISTRICT.flatMap(({ achievements }) => achievements.map(toAchievement));
    await context.get(AchievementImport).publishImported(tx, null, origin, rows);
  });
  // Facts that an import does not bring, of any kind, so that every feature speaks somewhere.
  await database.query(
    `UPDATE demand SET required_trl = 4 + length(title) % 4, bases = ARRAY['B' || (1 + length(problem) % 8)]`,
  );
  await database.query(
    `UPDATE achievement SET trl = 3 + length(title) % 6, bases = ARRAY['B' || (1 + length(abstract) % 8)],
       price_kind = 'FIXED', price_min_fen = 1000000 * length(abstract), price_max_fen = 1000000 * length(abstract)`,
  );
  demandIds = await idsOf('demand');
  achievementIds = await idsOf('achievement');
});
afterAll(() => context.close());

function toDemand({ k, t, p, b, f }: Written['demands'][number]) {
  const fen = (wan: number): string => `${wan}000000`;
  return {
    sourceId: k,
    title: t,
    problem: p,
    constraints: null,
    budget: b ? { kind: 'RANGE' as const, minFen: fen(b[0]), maxFen: fen(b[1]) } : { kind: 'NEGOTIABLE' as const },
    techArea: f,
    sourceUrl: null,
  };
}

function toAchievement({ k, t, s, p, i, a, f }: Written['achievements'][number]) {
  return {
    sourceId: k,
    title: t,
    abstract: [s, p, i, a].join(''),
    keywords: [],
    techArea: f,
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
    sourceUrl: null,
  };
}

async function idsOf(table: string): Promise<string[]> {
  const rows = await context.database.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Suggested pairs of all demands. */
function stored(): Promise<object[]> {
  return context.database.query(
    `SELECT demand_id, achievement_id, score, rank, features FROM match WHERE rank IS NOT NULL ORDER BY demand_id, rank`,
  );
}

/** Numbers in [0, below), always the same. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Everything about all listings that either direction reads. */
interface Both {
  readonly statistics: IndexStatistics;
  readonly demands: ReadonlyMap<string, DemandFacts>;
  readonly texts: ReadonlyMap<string, ScoringText>;
  readonly known: ReadonlyMap<string, KnownAchievement>;
  readonly reverseTerms: ReadonlyMap<string, DemandTerms>;
}

async function readBoth(): Promise<Both> {
  const engine = context.get(SearchEngine);
  const statistics = await engine.statistics(achievementIndex);
  const facts = await context.get(Demands).factsOf(demandIds);
  const texts = await engine.scoringTexts(achievementIndex, achievementIds);
  return {
    statistics,
    demands: new Map(facts.map((demand) => [demand.id, demand])),
    texts: new Map(texts.map((text) => [text.id, text])),
    known: await context.get(KnownAchievements).byId(achievementIds),
    reverseTerms: await context.get(OpenDemands).terms(demandIds, statistics),
  };
}

test('one batch of achievements is one pass over the demands', async () => {
  const pass = jest.spyOn(context.get(ReverseMatching), 'match');
  await context.drain();
  expect(pass.mock.calls.map(([ids]) => ids.length)).toEqual([achievementIds.length]);
  pass.mockRestore();
});

test(`${PAIRS} pairs drawn from the district score the same whichever side looks`, async () => {
  const { statistics, demands, texts, known, reverseTerms } = await readBoth();
  const draw = drawing(SEED);
  const panels = new Map([...reverseTerms].map(([id, terms]) => [id, new TextPanel([terms])]));
  let [compared, suggestible, furthest] = [0, 0, 0];
  for (; compared < PAIRS; compared += 1) {
    const demand = demands.get(demandIds[draw(demandIds.length)]!)!;
    const achievement = known.get(achievementIds[draw(achievementIds.length)]!)!;
    const text = texts.get(achievement.id)!;
    const asked = await demandTerms(askedTextOf(demand), statistics);
    const forward = textFit(asked, cutTextFor(text, asked));
    const whole = cutText(text);
    const reverse = textFit(reverseTerms.get(demand.id)!, whole);
    const [there, back] = [forward, reverse].map((fit) => scoreOf(demand, achievement, fit, HAND_WEIGHTS));
    furthest = Math.max(
      furthest,
      Math.abs(there! - back!),
      Math.abs(forward.raw - panels.get(demand.id)!.raws(whole)[0]!),
    );
    expect(isOneSubject(reverse, achievement)).toBe(isOneSubject(forward, achievement));
    expect(reverse.found).toEqual(forward.found);
    if (isOneSubject(forward, achievement)) suggestible += 1;
  }
  expect(furthest).toBeLessThan(1e-9);
  expect(suggestible).toBeGreaterThan(0);
});

test('the lists of all demands are the same from either direction', async () => {
  await context.database.query('DELETE FROM match');
  for (const demandId of demandIds) await context.get(ForwardMatching).match(demandId);
  const forward = await stored();
  await context.database.query('DELETE FROM match');
  await context.get(ReverseMatching).match(achievementIds);
  expect(await stored()).toEqual(forward);
  expect(forward.length).toBeGreaterThan(demandIds.length / 2);
});
