// Wire shapes of an achievement (成果): what is typed in, what is shown, and the closed lists that code branches on.
// Not for queries of lists and their pages: achievement.list.schema.ts.
import { z } from 'zod';
import { areUnique, codesOf, isMore, ListingHistory, TrlLevel } from '../../listing/src/listing.schema.js';
import { Abilities } from '../../platform/src/http/page.schema.js';
import { Uuid, uuidSaying } from '../../platform/src/ids.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { code } from '../../reference/src/code.schema.js';
import { Day } from '../../reference/src/day.schema.js';
import { PositiveFenAmount } from '../../reference/src/money.schema.js';
import { normalisePatentNumber, normalisePublicationNumber } from '../../reference/src/patent-number.schema.js';

export const ACHIEVEMENT_STATES = [
  'DRAFT',
  'UNIT_REVIEW',
  'PLATFORM_REVIEW',
  'PUBLISHED',
  'EXPIRED',
  'WITHDRAWN',
] as const;
export type AchievementState = (typeof ACHIEVEMENT_STATES)[number];

/** Where the changed core fields of a published achievement stand; the published text stays visible meanwhile. */
export const REVISION_STATES = ['NONE', 'UNIT_REVIEW', 'PLATFORM_REVIEW', 'RETURNED'] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** Who may see a field group, from least to most restricted (domain §4.4). */
export const DISCLOSURE_LEVELS = ['PUBLIC', 'REGISTERED', 'MATCHED', 'INTERNAL'] as const;
export type DisclosureLevel = (typeof DISCLOSURE_LEVELS)[number];

/** Groups that carry one disclosure level each. Title, holder and classification are always public. */
export const FIELD_GROUPS = ['summary', 'technical', 'commercial', 'team'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

export const STAGES = ['LAB', 'BENCH', 'PILOT', 'INDUSTRIAL'] as const;
export type Stage = (typeof STAGES)[number];

export const ATTRIBUTES = ['ORIGINAL', 'ABSORBED', 'DERIVED'] as const;

/** Derived from the rights listed: no right, only applications, at least one in force, all lapsed or refused. */
export const IP_STATES = ['NONE', 'PENDING', 'IN_FORCE', 'LAPSED'] as const;
export type IpState = (typeof IP_STATES)[number];

export const PRICE_KINDS = [
  'NEGOTIABLE',
  'FIXED',
  'RANGE',
  'ROYALTY',
  'EQUITY',
  'FREE_LICENCE',
  'USE_FIRST_PAY_LATER',
] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

const Percent = z
  .number({ error: '应为数字' })
  .min(0.01, '至少 0.01')
  .max(100, '不能超过 100')
  .multipleOf(0.01, '最多两位小数');

/** Price expectation (价格预期, domain §4.2): which members are present depends on the kind. */
export const Price = z
  .discriminatedUnion(
    'kind',
    [
      z.object({ kind: z.literal('FIXED'), amountFen: PositiveFenAmount }),
      z.object({ kind: z.literal('RANGE'), minFen: PositiveFenAmount, maxFen: PositiveFenAmount }),
      z.object({ kind: z.literal('ROYALTY'), percent: Percent }),
      z.object({ kind: z.literal('EQUITY'), percent: Percent }),
      z.object({ kind: z.literal('NEGOTIABLE') }),
      z.object({ kind: z.literal('FREE_LICENCE') }),
      z.object({ kind: z.literal('USE_FIRST_PAY_LATER') }),
    ],
    { error: '不是有效的价格方式' },
  )
  .refine((price) => price.kind !== 'RANGE' || !isMore(price.minFen, price.maxFen), {
    path: ['maxFen'],
    message: '最高价不能低于最低价',
  })
  .meta({ id: 'AchievementPrice' });
export type Price = z.infer<typeof Price>;

export const Disclosure = z
  .object({
    summary: z.enum(DISCLOSURE_LEVELS),
    technical: z.enum(DISCLOSURE_LEVELS),
    commercial: z.enum(DISCLOSURE_LEVELS),
    team: z.enum(DISCLOSURE_LEVELS),
  })
  .meta({ id: 'AchievementDisclosure' });
export type Disclosure = z.infer<typeof Disclosure>;

export const IpRight = z
  .object({
    type: code('ipType'),
    /** Application, publication, grant or registration number; null for a secret or an undisclosed one. */
    number: safeText(1, 40).nullable().default(null),
    title: safeText(1, 200),
    owner: safeText(1, 200).nullable().default(null),
    status: code('ipStatus'),
    /** False while an application is not yet laid open: the owner is warned before telling the means. */
    isLaidOpen: z.boolean().default(true),
    filedOn: Day.nullable().default(null),
    grantedOn: Day.nullable().default(null),
    expiresOn: Day.nullable().default(null),
  })
  .meta({ id: 'IpRight' });
export type IpRight = z.infer<typeof IpRight>;

const PATENT_TYPES = new Set(['PATENT', 'INVENTION', 'UTILITY_MODEL', 'DESIGN']);
const storedNumber = (number: string) => normalisePatentNumber(number) ?? normalisePublicationNumber(number);

/** A right as typed: patent numbers are checked by their check character and stored in one form (domain §8.2). */
const IpRightInput = IpRight.refine(
  (right) => !PATENT_TYPES.has(right.type) || right.number === null || storedNumber(right.number) !== undefined,
  { path: ['number'], message: '专利（申请）号或公开（公告）号不正确，请核对校验位' },
).overwrite((right) =>
  PATENT_TYPES.has(right.type) && right.number !== null
    ? { ...right, number: storedNumber(right.number) ?? right.number }
    : right,
);

export const ComparisonRow = z
  .object({
    metric: safeText(1, 60),
    ours: safeText(1, 100),
    existing: safeText(1, 100),
    unit: safeText(0, 20).default(''),
  })
  .meta({ id: 'ComparisonRow' });
export type ComparisonRow = z.infer<typeof ComparisonRow>;

export const Indicator = z
  .object({
    name: safeText(1, 60),
    value: safeText(1, 100),
    unit: safeText(0, 20).default(''),
    evidence: safeText(0, 200).default(''),
  })
  .meta({ id: 'AchievementIndicator' });
export type Indicator = z.infer<typeof Indicator>;

export const Completer = z
  .object({
    name: safeText(1, 40),
    organisation: safeText(0, 100).default(''),
    isLeader: z.boolean().default(false),
    contributionPercent: Percent.nullable().default(null),
  })
  .meta({ id: 'Completer' });
export type Completer = z.infer<typeof Completer>;

const Completers = z
  .array(Completer)
  .max(30, '最多 30 人')
  .refine((people) => people.filter((person) => person.isLeader).length <= 1, '只能有一名负责人')
  .refine(
    (people) => people.reduce((sum, person) => sum + Math.round((person.contributionPercent ?? 0) * 100), 0) <= 10_000,
    '贡献比例之和不能超过 100',
  );

/** Everything a drafter types. A draft may stop half-way; `CompleteAchievement` says what a submitted one needs. */
const Fields = z.object({
  title: safeText(4, 100),
  abstract: safeText(0, 1000).nullable(),
  keywords: z.array(safeText(1, 30)).max(8, '最多 8 个关键词').refine(areUnique, '有重复的关键词'),
  problem: safeText(0, 2000).nullable(),
  innovation: safeText(0, 2000).nullable(),
  applications: safeText(0, 2000).nullable(),
  comparison: z.array(ComparisonRow).max(20, '最多 20 行'),
  indicators: z.array(Indicator).max(30, '最多 30 项'),
  /** Technology readiness level 1–9 (GB/T 22900-2022). */
  trl: TrlLevel.nullable(),
  trlEvidence: safeText(0, 500).nullable(),
  /** Left out: follows from trl (1–3 LAB, 4–5 BENCH, 6–7 PILOT, 8–9 INDUSTRIAL). */
  stage: z.enum(STAGES, '不是有效的阶段').nullable(),
  attribute: z.enum(ATTRIBUTES, '不是有效的成果属性').nullable(),
  ip: z.array(IpRightInput).max(30, '最多 30 项'),
  modes: codesOf('transformationMode'),
  licenceModes: codesOf('licenceMode'),
  price: Price.nullable(),
  economicBenefit: safeText(0, 2000).nullable(),
  cases: safeText(0, 2000).nullable(),
  techArea: code('techArea').nullable(),
  industry: code('industry').nullable(),
  bases: codesOf('base'),
  completers: Completers,
  disclosure: Disclosure,
  /** A colleague who answers after both sides agreed; left out: the unit's technology-transfer officer. */
  contactUserId: uuidSaying('不是有效的人员编号').nullable(),
});

/** Level of each group when the drafter chooses none: the public may read, the team stays inside. */
export const DEFAULT_DISCLOSURE: Disclosure = {
  summary: 'PUBLIC',
  technical: 'PUBLIC',
  commercial: 'PUBLIC',
  team: 'REGISTERED',
};

export const DraftAchievement = Fields.partial().required({ title: true }).meta({ id: 'DraftAchievement' });
export type DraftAchievement = z.infer<typeof DraftAchievement>;

export const EditAchievement = Fields.partial()
  .extend({
    /** Version the editor started from; another one in the database is refused instead of overwritten. */
    expectedVersion: z.int().min(1).optional(),
  })
  .meta({ id: 'EditAchievement' });
export type EditAchievement = z.infer<typeof EditAchievement>;

/** What submission requires on top of the field rules (domain §4.2). */
export const CompleteAchievement = z.object({
  abstract: safeText(50, 1000),
  problem: safeText(20, 2000),
  innovation: safeText(20, 2000),
  applications: safeText(20, 2000),
  trl: z.int('请选择技术就绪度').min(1).max(9),
  attribute: z.enum(ATTRIBUTES, '请选择成果属性'),
  techArea: z.string('请选择技术领域').min(1, '请选择技术领域'),
  modes: z.array(z.string()).min(1, '至少选择一种拟转化方式'),
  price: z.object({ kind: z.string() }, '请填写价格预期'),
});

export const SubmitAchievement = z
  .object({
    /** 不涉密声明 (保守国家秘密法 2024, art. 33–35; domain §4.4). */
    declaresNoSecrets: z.literal(true, '须声明不涉及国家秘密和未公开的敏感信息'),
  })
  .meta({ id: 'SubmitAchievement' });
export type SubmitAchievement = z.infer<typeof SubmitAchievement>;

export const ReasonBody = z.object({ reason: safeText(4, 500) }).meta({ id: 'AchievementReason' });
export type ReasonBody = z.infer<typeof ReasonBody>;

const Holder = z.object({ id: Uuid, name: z.string(), kind: z.string(), regionCode: z.string().nullable() });

/** Changed core fields that wait for review, shown to the holder and the reviewers only. */
const PendingRevision = z.object({
  state: z.enum(REVISION_STATES),
  title: z.string().optional(),
  ip: z.array(IpRight).optional(),
  price: Price.nullable().optional(),
  disclosure: Disclosure.optional(),
});

/** Always public part of every view. */
export const Heading = z.object({
  id: Uuid,
  code: z.string(),
  title: z.string(),
  state: z.enum(ACHIEVEMENT_STATES),
  holder: Holder,
  trl: z.int().nullable(),
  stage: z.enum(STAGES).nullable(),
  attribute: z.enum(ATTRIBUTES).nullable(),
  techArea: z.string().nullable(),
  industry: z.string().nullable(),
  bases: z.array(z.string()),
  publishedAt: z.iso.datetime().nullable(),
  validUntil: z.iso.datetime().nullable(),
  sourceUrl: z.string().nullable(),
});

/** Parts that a disclosure level may withhold: then absent, and named in `withheld`. */
const SummaryPart = z.object({ abstract: z.string().nullable(), keywords: z.array(z.string()) });
const TechnicalPart = z.object({
  problem: z.string().nullable(),
  innovation: z.string().nullable(),
  applications: z.string().nullable(),
  comparison: z.array(ComparisonRow),
  indicators: z.array(Indicator),
  trlEvidence: z.string().nullable(),
  ip: z.array(IpRight),
  ipState: z.enum(IP_STATES),
});
const CommercialPart = z.object({
  modes: z.array(z.string()),
  licenceModes: z.array(z.string()),
  price: Price.nullable(),
  economicBenefit: z.string().nullable(),
  cases: z.string().nullable(),
});
const TeamPart = z.object({ completers: z.array(Completer) });

/** Parts for which the viewer's level is too low, with the level each asks for. */
const Withheld = z.partialRecord(z.enum(FIELD_GROUPS), z.enum(DISCLOSURE_LEVELS));

export const ProjectedAchievement = Heading.extend({
  ...SummaryPart.partial().shape,
  ...TechnicalPart.partial().shape,
  ...CommercialPart.partial().shape,
  ...TeamPart.partial().shape,
  withheld: Withheld,
}).meta({ id: 'ProjectedAchievement' });
export type ProjectedAchievement = z.infer<typeof ProjectedAchievement>;

export const AchievementView = ProjectedAchievement.extend({
  can: Abilities,
  /** For the holder and the reviewers only. */
  office: z
    .object({
      version: z.int(),
      disclosure: Disclosure,
      contact: z.object({ id: Uuid, name: z.string() }).nullable(),
      createdBy: z.object({ id: Uuid, name: z.string() }).nullable(),
      pending: PendingRevision.nullable(),
      returnReason: z.string().nullable(),
      secrecyDeclaredAt: z.iso.datetime().nullable(),
      /** Fields that submission still asks for. */
      missing: z.array(z.object({ pointer: z.string(), detail: z.string() })),
      /** Hints that do not block, e.g. an application not yet laid open whose means would be public. */
      warnings: z.array(z.enum(['unpublished-application'])),
    })
    .optional(),
}).meta({ id: 'Achievement' });
export type AchievementView = z.infer<typeof AchievementView>;

/** What happened to it, latest first; for the office only. */
export const AchievementHistory = ListingHistory.meta({ id: 'AchievementHistory' });
export type AchievementHistory = z.infer<typeof AchievementHistory>;
