// Wire shapes of a demand (技术需求): what is typed in, what is shown, and the closed lists that code branches on.
// Not for queries of lists and their pages: demand.list.schema.ts.
import { z } from 'zod';
import { areUnique, codesOf, isMore, ListingHistory, TrlLevel } from '../../listing/src/listing.schema.js';
import { Abilities } from '../../platform/src/http/page.schema.js';
import { Uuid, uuidSaying } from '../../platform/src/ids.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { code } from '../../reference/src/code.schema.js';
import { Day } from '../../reference/src/day.schema.js';
import { FenAmount, PositiveFenAmount } from '../../reference/src/money.schema.js';

export const DEMAND_STATES = ['DRAFT', 'OPEN', 'CLOSED', 'EXPIRED'] as const;
export type DemandState = (typeof DEMAND_STATES)[number];

/** How a target value is to be met; a described one is text and cannot be compared by number. */
export const COMPARATORS = ['AT_LEAST', 'AT_MOST', 'EQUAL', 'DESCRIBED'] as const;

/** Whom the results shall belong to (知识产权归属意向). */
export const IP_WISHES = ['BUYER', 'SELLER', 'SHARED', 'NEGOTIABLE'] as const;

const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;
const organisations = z.array(uuidSaying('不是有效的机构编号')).max(50, '最多 50 家').refine(areUnique, '有重复的机构');

/** One measurable target: where it stands (现值), where it shall be (目标值), and how that is verified. */
export const Target = z
  .object({
    name: safeText(1, 60),
    currentValue: safeText(0, 100).nullable().default(null),
    comparator: z.enum(COMPARATORS, '不是有效的比较方式'),
    targetValue: safeText(1, 100),
    unit: safeText(0, 20).default(''),
    verification: safeText(0, 200).default(''),
  })
  .refine((target) => target.comparator === 'DESCRIBED' || DECIMAL.test(target.targetValue), {
    path: ['targetValue'],
    message: '目标值应为数字；不能用数字表示时请选择“文字描述”',
  })
  .meta({ id: 'DemandTarget' });
export type Target = z.infer<typeof Target>;

export const Budget = z
  .discriminatedUnion(
    'kind',
    [
      z.object({ kind: z.literal('NEGOTIABLE') }),
      z.object({ kind: z.literal('RANGE'), minFen: FenAmount, maxFen: PositiveFenAmount }),
    ],
    { error: '不是有效的预算方式' },
  )
  .refine((budget) => budget.kind !== 'RANGE' || !isMore(budget.minFen, budget.maxFen), {
    path: ['maxFen'],
    message: '预算上限不能低于下限',
  })
  .meta({ id: 'DemandBudget' });
export type Budget = z.infer<typeof Budget>;

/** Everything the enterprise types. A draft may stop half-way; `CompleteDemand` says what a published one needs. */
const Fields = z.object({
  title: safeText(4, 100),
  type: code('demandType').nullable(),
  problem: safeText(0, 2000).nullable(),
  currentAttempts: safeText(0, 2000).nullable(),
  targets: z.array(Target).max(20, '最多 20 项'),
  /** Limits of cost, time, environment, regulation. */
  constraints: safeText(0, 2000).nullable(),
  expectedDelivery: safeText(0, 1000).nullable(),
  budget: Budget.nullable(),
  /** Last day on which offers are wanted, Asia/Shanghai; not in the past. */
  deadline: Day.nullable(),
  cooperationModes: codesOf('cooperationMode'),
  techArea: code('techArea').nullable(),
  industry: code('industry').nullable(),
  bases: codesOf('base'),
  ipOwnershipWish: z.enum(IP_WISHES, '不是有效的归属意向').nullable(),
  /** Lowest technology readiness level that would be accepted, 1–9 (GB/T 22900-2022). */
  requiredTrl: TrlLevel.nullable(),
  preferredPartners: organisations,
  excludedPartners: organisations,
  /** True: others see kind and region instead of the enterprise, in every place. */
  isAnonymous: z.boolean('应为是或否'),
  /** A colleague who answers after both sides agreed; left out: whoever writes the demand. */
  contactUserId: uuidSaying('不是有效的人员编号').nullable(),
});

export const DraftDemand = Fields.partial().required({ title: true }).meta({ id: 'DraftDemand' });
export type DraftDemand = z.infer<typeof DraftDemand>;

export const EditDemand = Fields.partial()
  .extend({
    /** Version the editor started from; another one in the database is refused instead of overwritten. */
    expectedVersion: z.int().min(1).optional(),
  })
  .meta({ id: 'EditDemand' });
export type EditDemand = z.infer<typeof EditDemand>;

/** What publishing requires on top of the field rules (domain §5.1). */
export const CompleteDemand = z.object({
  type: z.string('请选择需求类型'),
  problem: safeText(20, 2000),
  budget: z.object({ kind: z.string() }, '请填写预算或选择面议'),
  cooperationModes: z.array(z.string()).min(1, '至少选择一种合作方式'),
  techArea: z.string('请选择技术领域'),
});

export const CloseDemand = z
  .object({ reason: code('demandCloseReason'), note: safeText(0, 500).default('') })
  .meta({ id: 'CloseDemand' });
export type CloseDemand = z.infer<typeof CloseDemand>;

/** Who asks, as the reader may know it: for an anonymous demand no id, and kind and region instead of the name. */
export const ShownOwner = z
  .object({
    id: Uuid.nullable(),
    name: z.string(),
    kind: z.string(),
    regionCode: z.string(),
    isAnonymous: z.boolean(),
  })
  .meta({ id: 'DemandOwner' });
export type ShownOwner = z.infer<typeof ShownOwner>;

export const DemandHeading = z.object({
  id: Uuid,
  code: z.string(),
  title: z.string(),
  state: z.enum(DEMAND_STATES),
  owner: ShownOwner,
  type: z.string().nullable(),
  techArea: z.string().nullable(),
  industry: z.string().nullable(),
  bases: z.array(z.string()),
  budget: Budget.nullable(),
  cooperationModes: z.array(z.string()),
  requiredTrl: z.int().nullable(),
  deadline: z.iso.date().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  validUntil: z.iso.datetime().nullable(),
  sourceUrl: z.string().nullable(),
});

/** What everyone reads of an open demand. */
export const ProjectedDemand = DemandHeading.extend({
  problem: z.string().nullable(),
  currentAttempts: z.string().nullable(),
  targets: z.array(Target),
  constraints: z.string().nullable(),
  expectedDelivery: z.string().nullable(),
  ipOwnershipWish: z.enum(IP_WISHES).nullable(),
  closeReason: z.string().nullable(),
}).meta({ id: 'ProjectedDemand' });
export type ProjectedDemand = z.infer<typeof ProjectedDemand>;

export const DemandView = ProjectedDemand.extend({
  can: Abilities,
  /** For the enterprise itself and the operator only. */
  office: z
    .object({
      version: z.int(),
      contact: z.object({ id: Uuid, name: z.string() }).nullable(),
      createdBy: z.object({ id: Uuid, name: z.string() }).nullable(),
      preferredPartners: z.array(z.object({ id: Uuid, name: z.string() })),
      excludedPartners: z.array(z.object({ id: Uuid, name: z.string() })),
      closeNote: z.string().nullable(),
      /** Fields that publishing still asks for. */
      missing: z.array(z.object({ pointer: z.string(), detail: z.string() })),
      /** How others see the owner. */
      shownAs: z.string(),
    })
    .optional(),
}).meta({ id: 'Demand' });
export type DemandView = z.infer<typeof DemandView>;

/** What happened to it, latest first; for the office only. */
export const DemandHistory = ListingHistory.meta({ id: 'DemandHistory' });
export type DemandHistory = z.infer<typeof DemandHistory>;
