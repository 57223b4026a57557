// Tables of the dashboard room: indicators with targets and evidence, the units that are assessed, and closed periods.
// What is said of a figure once is never rewritten: targets, evidence, steps, rules and snapshots only grow.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PLAN = '《涪陵区科技创新“十四五”规划（2021—2025年）》';
/** The day the plan was published. */
const PUBLISHED = '2021-12-29T00:00:00+08:00';

/** The period before the first plan, for the figures that the plan names as its starting point. */
const PERIODS = `
insert into plan_period (code, name, starts_on, ends_on, target_fen, metric, source) values
  ('13-5', '十三五', '2016-01-01', '2020-12-31', null, 'TECHNICAL', null);
`;

const INDICATORS = `
create table stat_unit (
  code varchar(32) primary key,
  name varchar(120) not null,
  kind varchar(16) not null check (kind in ('DEPARTMENT','TOWNSHIP','PARK','UNIVERSITY','ENTERPRISE','OTHER')),
  organisation_id uuid references organisation (id),
  township_code varchar(9),
  park_code varchar(8),
  is_active boolean not null,
  created_at timestamptz not null,
  check ((kind = 'TOWNSHIP') = (township_code is not null)),
  check ((kind = 'PARK') = (park_code is not null))
);
create unique index stat_unit_township on stat_unit (township_code) where township_code is not null;
create unique index stat_unit_park on stat_unit (park_code) where park_code is not null;
create unique index stat_unit_organisation on stat_unit (organisation_id) where organisation_id is not null;

create table indicator (
  code varchar(32) primary key,
  name varchar(60) not null,
  unit varchar(12) not null,
  kind varchar(8) not null check (kind in ('COUNT','MONEY','RATIO')),
  direction varchar(4) not null check (direction in ('UP','DOWN')),
  definition varchar(500) not null,
  source varchar(200) not null,
  owner_code varchar(32) references stat_unit (code),
  system_source varchar(16) check (system_source in ('LEDGER_VALUE','LEDGER_COUNT','AGENCIES','TALENTS')),
  sort_order smallint not null,
  is_active boolean not null,
  created_at timestamptz not null,
  check (system_source is distinct from 'LEDGER_VALUE' or kind = 'MONEY')
);

create table indicator_target (
  id uuid primary key,
  indicator_code varchar(32) not null references indicator (code),
  period_code varchar(16) not null references plan_period (code),
  target bigint check (target > 0),
  baseline bigint check (baseline >= 0),
  metric varchar(16) check (metric in ('TOTAL','TECHNICAL')),
  source varchar(200) not null,
  is_demo boolean not null,
  set_by uuid,
  set_at timestamptz not null
);
create index indicator_target_latest on indicator_target (indicator_code, period_code, set_at desc, id desc);

create table indicator_evidence (
  id uuid primary key,
  indicator_code varchar(32) not null references indicator (code),
  value bigint not null check (value >= 0),
  as_of date not null,
  metric varchar(16) check (metric in ('TOTAL','TECHNICAL')),
  unit_code varchar(32) references stat_unit (code),
  note varchar(500) not null,
  source varchar(200) not null,
  file_id uuid references stored_file (id),
  corrects_id uuid references indicator_evidence (id),
  reason varchar(200),
  is_demo boolean not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  check ((corrects_id is null) = (reason is null))
);
create unique index indicator_evidence_corrected_once on indicator_evidence (corrects_id) where corrects_id is not null;
create index indicator_evidence_latest on indicator_evidence (indicator_code, as_of desc, id desc);
`;

const ASSESSMENT = `
create table assessment_rule (
  version smallint primary key,
  cap_percent smallint not null check (cap_percent between 100 and 300),
  basis varchar(16) not null check (basis in ('SYSTEM_FIRST','SELF')),
  source varchar(200) not null,
  set_by uuid,
  set_at timestamptz not null
);

create table assessment_item (
  id uuid primary key,
  year smallint not null check (year between 2000 and 2100),
  unit_code varchar(32) not null references stat_unit (code),
  indicator_code varchar(32) not null references indicator (code),
  target bigint not null check (target > 0),
  weight smallint not null check (weight between 1 and 10000),
  metric varchar(16) check (metric in ('TOTAL','TECHNICAL')),
  source varchar(200) not null,
  state varchar(12) not null check (state in ('OPEN','SUBMITTED','RETURNED','CONFIRMED')),
  self_value bigint check (self_value >= 0),
  self_as_of date,
  self_note varchar(500),
  file_id uuid references stored_file (id),
  submitted_by uuid,
  submitted_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  remark varchar(500),
  confirmed_value bigint,
  confirmed_basis varchar(8) check (confirmed_basis in ('SYSTEM','SELF')),
  confirmed_score integer,
  rule_version smallint references assessment_rule (version),
  is_demo boolean not null,
  created_at timestamptz not null,
  constraint assessment_item_once unique (year, unit_code, indicator_code),
  constraint assessment_item_two_people check (decided_by <> submitted_by),
  check ((state = 'CONFIRMED') = (confirmed_value is not null)),
  check ((confirmed_value is null) = (confirmed_basis is null) and (confirmed_value is null) = (confirmed_score is null)
    and (confirmed_value is null) = (rule_version is null))
);

create table assessment_step (
  id uuid primary key,
  item_id uuid not null references assessment_item (id),
  action varchar(12) not null check (action in ('split','revise','submit','return','confirm')),
  detail jsonb not null,
  note varchar(500),
  actor_id uuid not null,
  occurred_at timestamptz not null
);
create index assessment_step_item on assessment_step (item_id, occurred_at desc, id desc);
`;

const SNAPSHOTS = `
create table stat_snapshot (
  id uuid primary key,
  kind varchar(8) not null check (kind in ('MONTH','QUARTER','YEAR','PLAN')),
  period varchar(16) not null,
  starts_on date not null,
  ends_on date not null,
  stream_key varchar(40) not null,
  cutoff_seq bigint not null check (cutoff_seq >= 0),
  cutoff_at timestamptz not null,
  chain_hash bytea not null,
  rule_set_version varchar(32) not null,
  canonical text not null,
  sha256 bytea not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  constraint stat_snapshot_once unique (kind, period)
);
`;

/** The registers that count agencies and talents (domain §9.1). A person with several roles is one talent. */
const REGISTERS = `
create view stat_agency as
  select o.id, o.township_code, o.park_code from organisation o where o.status = 'ACTIVE' and o.kind = 'BROKERAGE';
create view stat_talent as
  select distinct on (user_id) user_id, township_code, park_code from (
    select b.user_id, o.id, o.township_code, o.park_code from broker b join organisation o on o.id = b.organisation_id
      where b.status = 'ACTIVE'
    union all
    select m.user_id, o.id, o.township_code, o.park_code from membership m join organisation o on o.id = m.organisation_id
      where m.status = 'ACTIVE' and o.status = 'ACTIVE' and m.roles && array['TT_OFFICER','IP_OFFICER']::varchar[]
  ) as person order by user_id, id;
`;

const GROWS_ONLY = ['indicator_target', 'indicator_evidence', 'assessment_rule', 'assessment_step', 'stat_snapshot'];

const APPEND_ONLY = `
create function stat_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: % is refused', tg_table_name, tg_op using errcode = '42501';
end $$;
${GROWS_ONLY.map(
  (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
  for each statement execute function stat_refuse_change();
revoke update, delete, truncate on ${table} from techmart_app;`,
).join('\n')}
revoke delete, truncate on assessment_item, stat_unit, indicator from techmart_app;
`;

/** Code, name, unit, kind, definition, source, register. What the plan's text gives no number for has no target. */
const FROM_THE_PLAN: readonly (readonly [string, string, string, string, string, string, string | null])[] = [
  [
    'CONTRACT_VALUE',
    '技术合同成交额',
    '元',
    'MONEY',
    '规划期内认定登记、未被撤销的技术合同金额累计，按登记日期计；口径（合同成交总额或技术交易额）由目标指定，另一口径并列',
    `${PLAN}§二(三)1、§四(一)3`,
    'LEDGER_VALUE',
  ],
  [
    'CONTRACT_COUNT',
    '技术合同登记数',
    '项',
    'COUNT',
    '规划期内认定登记、未被撤销的技术合同项数，按登记日期计',
    `${PLAN}§一(一)`,
    'LEDGER_COUNT',
  ],
  [
    'SERVICE_AGENCIES',
    '科技服务机构',
    '家',
    'COUNT',
    '截至统计日从事技术研发、概念验证、工业设计、测试检验、中试熟化、技术咨询、技术贸易及金融、保险、法律、会计服务的机构数；系统数只计平台上已确认的技术经纪机构',
    `${PLAN}§二(三)1、§四(一)3`,
    'AGENCIES',
  ],
  [
    'SERVICE_TALENTS',
    '科技服务人才',
    '人',
    'COUNT',
    '截至统计日在册的科技服务人才，一人只计一次；系统数计平台上在册的技术经纪人、技术转移专员和知识产权专员',
    `${PLAN}§四(一)3`,
    'TALENTS',
  ],
  [
    'NEW_RD_INSTITUTIONS',
    '新型研发机构',
    '家',
    'COUNT',
    '截至统计日建成的新型研发机构数（“1+2+8+N”中的 N）',
    `${PLAN}名词解释`,
    null,
  ],
  [
    'NEW_RD_MUNICIPAL',
    '市级及以上新型研发机构',
    '家',
    'COUNT',
    '新型研发机构中获市级及以上认定的数量',
    `${PLAN}名词解释`,
    null,
  ],
  [
    'INNOVATION_ALLIANCES',
    '产业技术创新联盟',
    '个',
    'COUNT',
    '截至统计日组建的产业技术创新联盟数',
    `${PLAN}§二(三)`,
    null,
  ],
  ['TECH_FINANCE', '科技金融规模', '元', 'MONEY', '规划期末科技金融规模', `${PLAN}§五(一)4`, null],
  [
    'PROOF_CENTRES',
    '概念验证示范中心',
    '个',
    'COUNT',
    '截至统计日建成的概念验证示范中心数；规划所见文字没有给出数量，目标待主管部门填写',
    `${PLAN}§四(一)1`,
    null,
  ],
  [
    'PARTNER_INSTITUTIONS',
    '产学研合作高校院所',
    '家',
    'COUNT',
    '与本区开展产学研合作的高校、科研院所数；规划所见文字没有给出目标，待主管部门填写',
    `${PLAN}§一(一)`,
    null,
  ],
];

/** Indicator, target, baseline, metric, where the text says so. 20亿元 = 200,000,000,000 fen. */
const TARGETS: readonly (readonly [string, string | null, string | null, string | null, string])[] = [
  ['CONTRACT_VALUE', '200000000000', null, 'TOTAL', `${PLAN}§四(一)3`],
  ['SERVICE_AGENCIES', '80', '61', null, `${PLAN}§四(一)3；基数见 §一(一)`],
  ['SERVICE_TALENTS', '500', null, null, `${PLAN}§四(一)3`],
  ['NEW_RD_INSTITUTIONS', '20', null, null, `${PLAN}名词解释`],
  ['NEW_RD_MUNICIPAL', '10', null, null, `${PLAN}名词解释`],
  ['INNOVATION_ALLIANCES', '5', null, null, `${PLAN}§二(三)`],
  ['TECH_FINANCE', '200000000000', null, null, `${PLAN}§五(一)4`],
];

/** Indicator, value, metric, note: where the plan says things stood at the end of 2020. */
const STARTING_POINTS: readonly (readonly [string, string, string | null, string])[] = [
  ['CONTRACT_VALUE', '87900000000', 'TECHNICAL', '十三五累计技术交易额 8.79 亿元'],
  ['CONTRACT_COUNT', '46', null, '十三五累计登记技术交易合同 46 项'],
  ['SERVICE_AGENCIES', '61', null, '十三五末科技服务机构 61 家'],
  ['PARTNER_INSTITUTIONS', '42', null, '与 42 家高校、科研院所开展产学研合作'],
];

export class Dashboard1764000000110 implements MigrationInterface {
  readonly name = 'Dashboard1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PERIODS, INDICATORS, ASSESSMENT, SNAPSHOTS, REGISTERS, APPEND_ONLY]) await runner.query(sql);
    for (const [order, [code, name, unit, kind, definition, source, register]] of FROM_THE_PLAN.entries())
      await runner.query(
        `insert into indicator (code, name, unit, kind, direction, definition, source, system_source, sort_order, is_active, created_at)
         values ($1, $2, $3, $4, 'UP', $5, $6, $7, $8, true, $9)`,
        [code, name, unit, kind, definition, source, register, (order + 1) * 10, PUBLISHED],
      );
    for (const [code, target, baseline, metric, source] of TARGETS)
      await runner.query(
        `insert into indicator_target (id, indicator_code, period_code, target, baseline, metric, source, is_demo, set_at)
         values (gen_random_uuid(), $1, '14-5', $2, $3, $4, $5, false, $6)`,
        [code, target, baseline, metric, source, PUBLISHED],
      );
    for (const [code, value, metric, note] of STARTING_POINTS)
      await runner.query(
        `insert into indicator_evidence (id, indicator_code, value, as_of, metric, note, source, is_demo, recorded_at)
         values (gen_random_uuid(), $1, $2, '2020-12-31', $3, $4, $5, false, $6)`,
        [code, value, metric, note, `${PLAN}§一(一)`, PUBLISHED],
      );
    await runner.query(
      `insert into assessment_rule (version, cap_percent, basis, source, set_at) values
         (1, 120, 'SYSTEM_FIRST', '平台初始规则，由主管部门按考核办法修订', $1)`,
      [PUBLISHED],
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
