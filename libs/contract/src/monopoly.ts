// Looks for clauses of illegal technology monopoly (SPC Interpretation art. 10) in clause text. A hit is a hint for the
// clerk, not a judgement; sentences that say the opposite (不限制…) are left alone.
import type { RuleId } from './precheck.rules.js';

const PARTY = '(?:甲方|乙方|丙方|受让方|被许可方|受托方|委托方|买方|卖方|对方|受让人|被许可人)';
const BAN = '(?:不得|不可以?|不能|禁止|严禁|无权|未经.{0,20}(?:同意|许可)[，,]?不得)';

const PATTERNS: Partial<Record<RuleId, readonly RegExp[]>> = {
  'monopoly-improvement': [
    new RegExp(`${BAN}[^。；;\\n]{0,20}(?:改进|改良|二次开发|后续研发)`),
    /(?:改进|后续开发)[^。；;\n]{0,20}(?:无偿|免费)[^。；;\n]{0,10}(?:归|提供|转让|许可)/,
    /(?:改进|后续改进)[^。；;\n]{0,16}(?:全部|均|独家)归(?:甲方|乙方|许可方|转让方|卖方)(?:所有|独占)/,
  ],
  'monopoly-sources': [
    new RegExp(
      `${BAN}[^。；;\\n]{0,16}(?:从|向)[^。；;\\n]{0,12}(?:第三方|其他|其它|任何)[^。；;\\n]{0,16}(?:获得|引进|取得|使用)[^。；;\\n]{0,12}技术`,
    ),
    new RegExp(`${BAN}[^。；;\\n]{0,16}(?:使用|采用|引进)[^。；;\\n]{0,10}(?:竞争|类似|同类|替代)[^。；;\\n]{0,6}技术`),
  ],
  'monopoly-market': [
    new RegExp(`${BAN}[^。；;\\n]{0,16}(?:出口|销往|销售至|境外销售)`),
    /(?:产量|数量|品种|销售价格|售价|销售渠道)[^。；;\n]{0,16}(?:不得(?:超过|高于|低于)|限于|必须由|仅限)/,
    new RegExp(`${PARTY}[^。；;\\n]{0,16}(?:只能|仅能|必须)[^。；;\\n]{0,16}(?:指定(?:的)?(?:价格|渠道|区域|客户))`),
  ],
  'monopoly-tie-in': [
    /(?:必须|应当?|须)[^。；;\n]{0,10}(?:同时|一并|另行)[^。；;\n]{0,10}(?:购买|采购|接受|聘用)[^。；;\n]{0,24}(?:设备|产品|原材料|材料|服务|人员|技术)/,
  ],
  'monopoly-purchase': [
    /(?:只能|必须|仅能|应当?|须)(?:向|从)[^。；;\n]{0,20}(?:购买|采购|购进)[^。；;\n]{0,20}(?:原材料|原料|零部件|配件|设备|产品)/,
    /(?:原材料|原料|零部件|设备)[^。；;\n]{0,16}(?:只能|必须|仅能)(?:向|从|由)[^。；;\n]{0,16}(?:购买|采购|供应|提供)/,
  ],
  'monopoly-challenge': [new RegExp(`${BAN}[^。；;\\n]{0,30}(?:有效性|专利权)[^。；;\\n]{0,16}(?:异议|质疑|无效)`)],
};

const DENIAL = /(?:不限制|不禁止|不得限制|不得禁止|不得要求|有权|可以自行|无权(?:限制|禁止|要求))/;

/** Sentences of the text that match the rule; at most three, each cut to 60 characters. */
export function monopolyClauses(ruleId: RuleId, text: string): string[] {
  const patterns = PATTERNS[ruleId] ?? [];
  return text
    .split(/[。；;\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => !DENIAL.test(sentence) && patterns.some((pattern) => pattern.test(sentence)))
    .slice(0, 3)
    .map((sentence) => (sentence.length > 60 ? `${sentence.slice(0, 60)}…` : sentence));
}
