// What lines about reports are about, made over HTTP by the district's official, and the calls that need a body.
import { newId } from '@app/platform';
import type { TestRequest } from '@app/platform/testing';
import type { Cast } from './cast.js';
import type { Subject } from './subject.js';
import type { Who } from './who.js';

let count = 0;
/** A month long past that nobody else asks for. */
const month = (): string => {
  count += 1;
  return `${1960 + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};

async function schedule(cast: Cast): Promise<Subject> {
  const { people } = (await cast.ask('OFFICIAL@own', 'GET', '/api/report-schedules')).body;
  const body = { kind: 'YEAR', dayOfMonth: 1, recipientIds: [people[0].id] };
  return { id: (await cast.ask('OFFICIAL@own', 'POST', '/api/report-schedules', { body })).body.id };
}

async function report(cast: Cast): Promise<Subject> {
  const body = { kind: 'MONTH', period: month() };
  const { id } = (await cast.ask('OFFICIAL@own', 'POST', '/api/reports', { body })).body;
  await cast.app.drain();
  return { id, file: 'workbook' };
}

export const REPORT_SUBJECTS = {
  'report of the district': report,
  'report schedule of the district': schedule,
};

export const reportCalls: Record<string, (cast: Cast, who: Who) => TestRequest> = {
  'POST /api/reports': () => ({ body: { kind: 'MONTH', period: month() } }),
  'POST /api/report-schedules': (cast, who) => {
    const recipient = who === 'anonymous' ? newId() : cast.person(who).actor.userId;
    return { body: { kind: 'MONTH', dayOfMonth: 5, recipientIds: [recipient] } };
  },
};
