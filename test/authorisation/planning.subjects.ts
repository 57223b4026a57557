// What lines about indicators, assessment and closed periods are about, made over HTTP by the district's official.
import type { Cast } from './cast.js';
import type { Subject } from './subject.js';
import { today, upload } from './texts.js';

let count = 0;
const year = (): number => Number(today().slice(0, 4));

/** A month long past that nothing else closed. */
async function closedPeriod(cast: Cast): Promise<Subject> {
  count += 1;
  const period = `${1990 + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  const made = await cast.ask('OFFICIAL@own', 'POST', '/api/stat-periods/close', { body: { kind: 'MONTH', period } });
  return { id: made.body.snapshot.id };
}

async function evidence(cast: Cast): Promise<Subject> {
  const code = 'PROOF_CENTRES';
  const { fileId } = (await cast.ask('OFFICIAL@own', 'POST', '/api/indicators/files', { body: upload() })).body;
  const body = { value: '1', asOf: today(), note: '建成第一家', source: '区科技局台账', fileId };
  const made = await cast.ask('OFFICIAL@own', 'POST', `/api/indicators/${code}/evidence`, { body });
  const rows: { id: string; correctsId: string | null; correctedById: string | null }[] = made.body.evidence;
  const found = rows.find((row) => row.correctsId === null && row.correctedById === null);
  return { code, id: found?.id ?? '' };
}

/** The institute is one unit; each item is another indicator of it. */
async function unit(cast: Cast): Promise<Subject> {
  const { units } = await known(cast);
  return { unitCode: units };
}

const units = new WeakMap<Cast, Promise<{ units: string }>>();
function known(cast: Cast): Promise<{ units: string }> {
  const made = units.get(cast) ?? enter(cast);
  units.set(cast, made);
  return made;
}

async function enter(cast: Cast): Promise<{ units: string }> {
  const institute = cast.organisation('INSTITUTE').id;
  const [row] = await cast.app.database.query<{ credit_code: string }>(
    'select credit_code from organisation where id = $1',
    [institute],
  );
  const body = { code: 'INSTITUTE_OWN', name: '考核的高校', kind: 'UNIVERSITY', creditCode: row?.credit_code };
  await cast.ask('OFFICIAL@own', 'POST', '/api/assessments/units', { body });
  return { units: body.code };
}

async function item(cast: Cast, isReported: boolean): Promise<Subject> {
  const { unitCode } = await unit(cast);
  count += 1;
  const indicator = {
    code: `ITEM_${count}`,
    name: '考核用指标',
    unit: '项',
    kind: 'COUNT',
    definition: '按年度统计的项目数',
    source: '区科技局',
  };
  await cast.ask('OFFICIAL@own', 'POST', '/api/indicators', { body: indicator });
  const split = {
    year: year(),
    unitCode,
    indicatorCode: indicator.code,
    target: '5',
    weight: 1000,
    source: '考核办法',
  };
  const { id } = (await cast.ask('OFFICIAL@own', 'POST', '/api/assessments', { body: split })).body.item;
  if (!isReported) return { id };
  const { fileId } = (await cast.ask('TT_OFFICER@own', 'POST', '/api/assessments/files', { body: upload() })).body;
  const body = { value: '3', asOf: today(), note: '本年完成三项', fileId };
  await cast.ask('TT_OFFICER@own', 'POST', `/api/assessments/${id}/submit`, { body });
  return { id };
}

export const PLANNING_SUBJECTS = {
  'closed period': closedPeriod,
  'evidence of an indicator': evidence,
  'unit of the institute': unit,
  'assessment of the institute': (cast: Cast) => item(cast, false),
  'assessment of the institute, reported': (cast: Cast) => item(cast, true),
};
