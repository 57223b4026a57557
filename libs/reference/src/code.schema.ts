// The names of all code lists and the zod schema for one code of a list. The items are data (src/data) and stay on the
// server: the server plugs its look-up in at start, the web checks the shape only and is answered by the server.
import { z } from 'zod';

/** List name → Chinese title. */
export const CODE_LISTS = {
  techArea: '技术领域',
  industry: '国民经济行业',
  base: '产业科创基地',
  township: '乡镇（街道）',
  park: '园区',
  region: '行政区划',
  partyType: '当事人性质',
  ipType: '知识产权类型',
  ipStatus: '知识产权状态',
  contractType: '技术合同类型',
  contractSubType: '技术合同子类型',
  licenceMode: '许可方式',
  payMethod: '支付方式',
  nonTechnicalItemType: '非技术性费用类型',
  planSource: '项目计划来源',
  socialGoal: '社会经济目标',
  refusalGround: '不予登记理由',
  enterpriseScale: '企业规模',
  achievementStage: '所处阶段',
  achievementAttribute: '成果属性',
  trl: '技术就绪度',
  transformationMode: '拟转化方式',
  priceKind: '价格预期',
  pricingMode: '定价方式',
  fundingLevel: '经费来源级别',
  demandType: '需求类型',
  cooperationMode: '合作方式',
  demandCloseReason: '需求关闭原因',
  dealFailReason: '未成交原因',
  disclosureLevel: '公开级别',
  brokerLevel: '技术经纪人等级',
} as const;

export type CodeListName = keyof typeof CODE_LISTS;

/** All list names, for loops and for the schema of a route parameter. */
export const CODE_LIST_NAMES = Object.keys(CODE_LISTS) as [CodeListName, ...CodeListName[]];

type CodeLookup = (list: CodeListName, code: string) => boolean;
let lookup: CodeLookup | undefined;

/** Called once by the server's code-lists.ts; without it `code()` checks the shape only. */
export function plugCodeLookup(find: CodeLookup): void {
  lookup = find;
}

/** A code of the named list; an unknown one is refused with e.g. “技术领域代码不存在：99”. */
export function code(list: CodeListName) {
  return z
    .string()
    .max(32, `${CODE_LISTS[list]}代码过长`)
    .superRefine((value, context) => {
      if (lookup && !lookup(list, value)) {
        context.addIssue({ code: 'custom', message: `${CODE_LISTS[list]}代码不存在：${value}` });
      }
    })
    .meta({ description: `${CODE_LISTS[list]}代码，见 GET /api/reference/lists/${list}` });
}

/** One entry of a list. */
export const CodeItem = z
  .object({
    code: z.string(),
    label: z.string(),
    /** Absent: the list has no English for it. */
    labelEn: z.string().optional(),
    parent: z.string().optional(),
    attributes: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'CodeItem' });
export type CodeItem = z.infer<typeof CodeItem>;

/** A list as GET /api/reference/lists/:name answers it; `parent` makes it a tree (or names an item of `parentList`). */
export const CodeList = z
  .object({
    name: z.enum(CODE_LIST_NAMES),
    title: z.string(),
    version: z.string(),
    source: z.string(),
    parentList: z.enum(CODE_LIST_NAMES).optional(),
    items: z.array(CodeItem),
  })
  .meta({ id: 'CodeList' });
export type CodeList = z.infer<typeof CodeList>;
