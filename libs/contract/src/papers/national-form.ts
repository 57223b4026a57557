// The registration form in the order, names and words of the national system's web form (domain §2.5), for whoever types it
// in there or imports it. Names are those of the form of 2021; a field without a national name has none here either.
import { fenToYuan, labelOf } from '@app/reference';
import type { CodeListName } from '@app/reference';
import type { ContractView } from '../contract.schema.js';
import type { PartyDraft } from '../party.schema.js';

export interface NationalField {
  group: string;
  label: string;
  /** Name of the field in the national form; null where it has none. */
  name: string | null;
  /** Code of the platform's list; null for plain values. */
  code: string | null;
  /** In Chinese words; amounts in 元, days as YYYY-MM-DD; empty where nothing was filled in. */
  value: string;
}

type Value = Pick<NationalField, 'code' | 'value'>;
type Line = readonly [label: string, name: string | null, value: Value];

const plain = (value: string | null | undefined): Value => ({ code: null, value: value ?? '' });
const yesNo = (value: boolean | null | undefined): Value => plain(value === true ? '是' : '否');
const yuan = (fen: string | null | undefined): Value => plain(fen ? fenToYuan(BigInt(fen)) : '');
const coded = (list: CodeListName, code: string | null | undefined): Value =>
  code ? { code, value: labelOf(list, code) } : plain('');

/** All fields of the form, group by group. */
export function nationalForm(view: ContractView): NationalField[] {
  const { form } = view;
  return [
    ...grouped('项目', projectLines(view)),
    ...grouped('买方', partyLines(form.buyer ?? {}, 'buyer')),
    ...grouped('卖方', partyLines(form.seller ?? {}, 'seller')),
  ];
}

/** The same as one object by national names; the code of a list stands beside its words under `<name>code`. */
export function nationalRecord(view: ContractView): Record<string, string> {
  const record: Record<string, string> = {};
  for (const { name, code, value } of nationalForm(view)) {
    if (name === null) continue;
    record[name] = value;
    if (code !== null) record[`${name}code`] = code;
  }
  return record;
}

function projectLines({ form, registrationNumber }: ContractView): Line[] {
  return [
    ['项目名称', 'projectname', plain(form.projectName)],
    ['合同类型', 'contracttype', coded('contractType', form.type)],
    ['合同细类', null, coded('contractSubType', form.subType)],
    ['合同签订日期', 'signdate', plain(form.signedOn)],
    ['合同起始日期', 'contractbegindate', plain(form.startsOn)],
    ['合同结束日期', 'contractenddate', plain(form.endsOn)],
    ['合同成交总额（元）', 'totalamount', yuan(form.totalFen)],
    ['技术交易额（元）', 'technicalamount', yuan(form.technicalFen)],
    ['支付方式', 'paymethod', coded('payMethod', form.payMethod)],
    ['是否关联交易', 'isrelated', yesNo(form.isRelated)],
    ['项目计划来源', 'projectplantype', coded('planSource', form.planSource)],
    ['知识产权类型', 'ipr', coded('ipType', form.ipType)],
    ['技术领域', 'techarea', coded('techArea', form.techArea)],
    ['社会经济目标', null, coded('socialGoal', form.socialGoal)],
    ['服务的国民经济行业', null, coded('industry', form.industry)],
    ['合同登记编号', null, plain(registrationNumber)],
  ];
}

function partyLines(party: PartyDraft, side: 'buyer' | 'seller'): Line[] {
  const name = (field: string) => `${side}_${field}`;
  return [
    ['名称', `${side}name`, plain(party.name)],
    ['性质', `${side}type`, coded('partyType', party.partyType)],
    ['行政区划代码', null, coded('region', party.regionCode)],
    ['国别代码', null, plain(party.countryCode)],
    ['统一社会信用代码', null, plain(party.creditCode)],
    ['是否技术转移机构', name('jszyjg'), yesNo(party.isTransferAgency)],
    ['是否研发机构', name('isyfjg'), yesNo(party.isResearchBody)],
    ['是否转制科研院所', name('zzkyys'), yesNo(party.isConvertedInstitute)],
    ['是否国家高新区内企业', name('countrygxqqy'), yesNo(party.isHighTechZone)],
    ['是否上市公司', name('islist'), yesNo(party.isListed)],
    ['企业规模', name('scale'), coded('enterpriseScale', party.scale)],
    ['从事的国民经济行业', null, coded('industry', party.industryCode)],
    ['地址', name('address'), plain(party.address)],
    ['邮编', name('zipcode'), plain(party.zipCode)],
    ['法定代表人', name('representative'), plain(party.representative)],
    ['联系人', name('contact'), plain(party.contactName)],
    ['电话', name('contacttel'), plain(party.contactTelephone)],
  ];
}

function grouped(group: string, lines: readonly Line[]): NationalField[] {
  return lines.map(([label, name, { code, value }]) => ({ group, label, name, code, value }));
}
