// Whatever is sent, nothing answers 5xx, and every refusal is a problem of the catalogue (quality.md S1, S3).
// FUZZ_REQUESTS says how many requests, FUZZ_SEED which; the same ones every time unless told.
import { problemCatalogue, ProblemView } from '@app/platform';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { openApiDocument } from '../../apps/api/src/openapi.js';
import { Cast } from '../authorisation/cast.js';
import { subjectOf, type SubjectName } from '../authorisation/subjects.js';
import type { Who } from '../authorisation/who.js';
import { buildMarket } from '../support/build-market.js';
import { Chance } from './random.js';
import { Shooter, type Shot } from './requests.js';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 3_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const AT_ONCE = 6;
/** Enough to see a pattern, not so many that nobody reads them. */
const SHOWN = 12;

const ASKING: Who[] = [
  'anonymous',
  'TT_OFFICER@own',
  'RESEARCHER@own',
  'ENT_ADMIN@own',
  'ENT_USER@other',
  'TT_OFFICER@other',
  'BROKER@own',
  'REG_CLERK@own',
  'REG_REVIEWER@own',
  'OFFICIAL@own',
  'PLATFORM_ADMIN@own',
];

const SUBJECTS: SubjectName[] = [
  'achievement DRAFT',
  'achievement PLATFORM_REVIEW',
  'achievement PUBLISHED',
  'demand DRAFT',
  'demand OPEN',
  'match',
  'deal in interest',
  'deal with a leading broker',
  'deal in draft',
  'deal signed by the seller',
  'deal signed',
  'file of a deal',
  'contract DRAFT',
  'contract SUBMITTED',
  'contract FIRST_REVIEWED',
  'contract REGISTERED',
  'request to join the enterprise',
  'claimed organisation',
  'application of a broker',
  'user',
  'notification of the enterprise’s user',
  'saved search of the enterprise’s user',
  'follow of the enterprise’s user',
];

let market: HttpTestContext;
let shooter: Shooter;

beforeAll(async () => {
  market = await buildMarket({ LOG_LEVEL: process.env['FUZZ_LOG'] ?? 'silent' });
  const cast = await Cast.gather(market);
  const ids = new Set<string>();
  for (const name of SUBJECTS) {
    for (const value of Object.values(await subjectOf(cast, name))) if (value.length === 36) ids.add(value);
  }
  const codes = new Map<string, string[]>();
  for (const { name } of (await market.request('GET', '/api/reference/lists')).body.lists) {
    const { items } = (await market.request('GET', `/api/reference/lists/${name}`)).body;
    codes.set(
      name,
      items.map((item: { code: string }) => item.code),
    );
  }
  const chance = new Chance(SEED);
  const stock = { ids: [...ids], codeOf: (list: string) => chance.pick(codes.get(list) ?? ['none']) };
  const tokens = ASKING.map((who) => cast.tokenOf(who));
  shooter = new Shooter(openApiDocument(market.app), stock, tokens, chance);
}, 120_000);
afterAll(() => market.close());

/** What is wrong with an answer, or null. */
function faultOf({ status, headers, body, text }: TestAnswer): string | null {
  if (status >= 500) return `${status} ${text}`;
  if (status < 400) return null;
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return `${status} is no problem: ${text}`;
  const problem = ProblemView.safeParse(body);
  if (!problem.success) return `${status} does not match Problem: ${text}`;
  const known = problemCatalogue().get(problem.data.code);
  if (known?.status !== status) return `${status} with code ${problem.data.code}`;
  // A refusal without a field comes from the database: a rule that the schema lacks.
  const { code, errors = [], detail } = problem.data;
  const isMute = code === 'request.invalid' && errors.length === 0 && detail === undefined;
  return isMute ? `names no field: ${text}` : null;
}

function shown({ method, path, request: { body, headers } }: Shot): string {
  const sent = body instanceof FormData ? 'form' : (JSON.stringify(body) ?? '').slice(0, 300);
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${sent}`;
}

test(`${REQUESTS} requests, most of them wrong, get an answer of the catalogue (seed ${SEED})`, async () => {
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const fire = async (turn: number): Promise<void> => {
    const shot = shooter.shot(turn);
    const answer = await market.request(shot.method, shot.path, shot.request).catch((error: Error) => error);
    if (answer instanceof Error) {
      faults.push(`${shown(shot)}\n  → no answer: ${String(answer.cause)}`);
      return;
    }
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const fault = faultOf(answer);
    if (fault && faults.length < SHOWN) faults.push(`${shown(shot)}\n  → ${fault.slice(0, 400)}`);
  };
  for (let turn = 0; turn < REQUESTS; turn += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, REQUESTS - turn) }, (_, index) => turn + index);
    await Promise.all(some.map(fire));
  }
  expect(faults).toEqual([]);
  // The requests reach past the guards: some are accepted, and refusals come from every layer. A 422
  // depends on the seed.
  for (const status of [200, 201, 400, 401, 403, 404, 409]) expect([...statuses.keys()]).toContain(status);
}, 600_000);

test('every operation of the document has been asked', () => {
  expect(shooter.operationCount).toBeGreaterThan(110);
  expect(REQUESTS).toBeGreaterThan(shooter.operationCount);
});
