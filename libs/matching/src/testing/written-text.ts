// Listings and demands made of a number, so that a counter-example can be read: which subject, and how it is put. For
// tests only.

const SUBJECTS = [
  ['页岩气返排液', '电絮凝与膜分离回用', '返排液悬浮物高', '超滤膜污堵快', '压裂配液回用'],
  ['榨菜腌制盐水', '蒸发结晶回收食盐', '脱盐水高盐高有机', '机械蒸汽再压缩', '食盐回用'],
  ['铝合金压铸件', '真空压铸气孔控制', '压铸件气孔多', '抽真空时序', '铸件探伤'],
  ['桥梁支座', '光纤应变监测', '支座脱空', '布拉格光栅', '应变漂移补偿'],
] as const;
const JOINTS = ['针对', '面向现场的', '低成本地解决', '在中试装置上验证了', '连续运行考核了'] as const;
const FILLER = '本项工作已在合作企业的现场条件下完成验证，数据与记录完整，可按需提供，供有需要的单位参考使用。';

export interface WrittenText {
  readonly listing: { readonly title: string; readonly abstract: string };
  readonly problem: string;
  readonly innovation: string;
  readonly applications: string;
  readonly asked: { readonly title: string; readonly problem: string };
}

/** Always the same for a number. Half of them belong to the first subject. */
export function writtenText(number: number): WrittenText {
  const at = number % 2 === 0 ? 0 : ((number >> 1) % (SUBJECTS.length - 1)) + 1;
  const subject = SUBJECTS[at]!;
  const other = SUBJECTS[(at + 1 + (number % 3)) % SUBJECTS.length]!;
  const pick = (step: number): string => subject[(number + step) % subject.length]!;
  const joint = (step: number): string => JOINTS[(number * 7 + step) % JOINTS.length]!;
  const sentences = [0, 1, 2, 3].slice(0, 1 + (number % 4)).map((step) => `${joint(step)}${pick(step)}。`);
  if (number % 5 === 0) sentences.push(`也用于${other[number % other.length]!}。`);
  return {
    listing: { title: `${pick(0)}与${pick(2)}技术`, abstract: `${sentences.join('')}${FILLER}`.slice(0, 900) },
    problem: `现有做法成本高、周期长，现场条件复杂，难以连续稳定运行。`,
    innovation: `提出了分段控制的方法，并在现场完成了连续考核，效果稳定可靠。`,
    applications: `适用于同类企业的生产线改造升级，也可用于新建装置的设计。`,
    asked: { title: `${subject[0]}${pick(1)}`, problem: `${pick(3)}，希望${pick(1)}，要求能够在现场连续稳定地运行。` },
  };
}
