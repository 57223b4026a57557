// The door of the reference room: code lists, identifier checks, calendar, money, rule sets, plan periods.
export { ReferenceModule } from './reference.module.js';
export { PlanPeriods } from './plan-period.service.js';
export { PLAN_METRICS, PlanPeriodView, SetPlanTarget } from './plan-period.schema.js';
export type { NewPlanPeriod } from './plan-period.schema.js';
export { codeItem, codeList, hasCode, labelOf, pathOf, searchCodes, toldLabel } from './code-lists.js';
export { CODE_LISTS, CODE_LIST_NAMES, code, CodeItem, CodeList } from './code.schema.js';
export type { CodeListName } from './code.schema.js';
export { Day, DAY_RULE, Instant } from './day.schema.js';
export { Fen, FenAmount, PositiveFenAmount, YuanText } from './money.schema.js';
export { FEN_PER, fenToYuan, formatMoney, moneyWithUnit, yuanToFen } from './money.js';
export type { MoneyUnit } from './money.js';
export {
  CreditCode,
  creditCodeCheckCharacter,
  creditCodeWarning,
  isCreditCode,
  normaliseCreditCode,
} from './credit-code.schema.js';
export {
  normalisePatentNumber,
  normalisePublicationNumber,
  patentCheckCharacter,
  patentKindOf,
  PatentNumber,
  PublicationNumber,
} from './patent-number.schema.js';
export type { PatentKind } from './patent-number.schema.js';
export { Mobile, RegistrationNumber, Telephone, ZipCode } from './numbers.schema.js';
export { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.js';
export {
  addDays,
  daysBetween,
  SHANGHAI,
  shanghaiDate,
  shanghaiMonth,
  shanghaiQuarter,
  shanghaiYear,
  startOfShanghaiDay,
} from './periods.js';
export { decisionClock, registrationRules, registrationRulesOn, startAfterCorrection } from './registration-rules.js';
export type { DecisionClock, RegistrationRules } from './registration-rules.js';
