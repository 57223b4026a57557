// Well-formed numbers of things that do not exist: credit codes, patent numbers, and repeatable chance.
import { creditCodeCheckCharacter, patentCheckCharacter } from '@app/reference';

const PREFIX = {
  INSTITUTE: '12',
  ENTERPRISE: '91',
  BROKERAGE: '91',
  REGISTRY: '12',
  GOVERNMENT: '11',
  PLATFORM: '12',
} as const;

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of an organisation code, GB 11714: 11 − Σ mod 11, 10 is X, 11 is 0. */
function organisationCodeCheck(eight: string): string {
  const sum = [...eight].reduce((total, character, i) => total + Number.parseInt(character, 36) * (WEIGHTS[i] ?? 0), 0);
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'][11 - (sum % 11)] ?? '0';
}

/** A valid 统一社会信用代码 for the `index`-th demo unit; the letters YS mark it as one of the demo. */
export function demoCreditCode(kind: keyof typeof PREFIX, index: number, region = '500102'): string {
  const eight = `MD${String(index).padStart(6, '0')}`;
  const body = `${PREFIX[kind]}${region}${eight}${organisationCodeCheck(eight)}`;
  return body + creditCodeCheckCharacter(body);
}

/** A valid application number of kind 1 (invention) or 2 (utility model). */
export function demoPatentNumber(kind: 1 | 2, index: number): string {
  const digits = `${2019 + (index % 6)}${kind}${String(700_000 + index * 137).padStart(7, '0')}`;
  return `${digits}.${patentCheckCharacter(digits)}`;
}

/** Repeatable chance (mulberry32): the demo is the same on every machine. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 万元 as fen on the wire. */
export function wanToFen(wan: number): string {
  return (BigInt(Math.round(wan * 10_000)) * 100n).toString();
}
