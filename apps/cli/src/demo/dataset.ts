// The written material of the demo district, as it stands in data/. Invented throughout: no real unit, person or number.
import { readFileSync } from 'node:fs';

export interface DemoOrganisation {
  key: string;
  name: string;
  kind: 'INSTITUTE' | 'ENTERPRISE' | 'BROKERAGE' | 'REGISTRY' | 'GOVERNMENT' | 'PLATFORM';
  partyType: string;
  /** Six digits; left out: 涪陵区. */
  region?: string;
  township: string | null;
  park: string | null;
  industry: string;
  scale?: string;
  /** What an official of this body may see; left out: the whole district. */
  scope?: { township?: string; park?: string };
}

export interface DemoPerson {
  org: string;
  login: string;
  name: string;
  roles: string[];
}

export interface DemoBroker {
  org: string;
  login: string;
  name: string;
  level: 'TRAINEE' | 'JUNIOR' | 'INTERMEDIATE' | 'SENIOR';
  fields: string[];
  bases: string[];
  bio: string;
}

/** Amounts in 万元. */
export type DemoPrice =
  | ['FIXED', number]
  | ['RANGE', number, number]
  | ['ROYALTY' | 'EQUITY', number]
  | ['NEGOTIABLE' | 'USE_FIRST_PAY_LATER'];

export interface DemoAchievement {
  k: string;
  org: string;
  /** Title, abstract, problem, innovation, applications, keywords. */
  t: string;
  s: string;
  p: string;
  i: string;
  a: string;
  kw: string[];
  /** Name, value, unit, evidence. */
  ind: [string, string, string, string][];
  /** Metric, ours, existing, unit. */
  cmp: [string, string, string, string][];
  trl: number;
  ev: string;
  attr: string;
  m: string[];
  lm: string[];
  pr: DemoPrice;
  f: string;
  n: string;
  /** Type, title, status. */
  ip: [string, string, string][];
  eco: string;
}

export interface DemoDemand {
  k: string;
  org: string;
  /** Title, problem, what was tried. */
  t: string;
  p: string;
  c: string;
  /** Name, value now, target, unit, how it is verified. */
  tg: [string, string, string, string, string][];
  con: string;
  /** 万元; null: to be agreed. */
  b: [number, number] | null;
  ty: string;
  m: string[];
  f: string;
  n: string;
  trl: number;
  months: number;
  anon?: boolean;
}

export interface DemoListings {
  base: string;
  achievements: DemoAchievement[];
  demands: DemoDemand[];
}

export interface DemoPeople {
  organisations: DemoOrganisation[];
  people: DemoPerson[];
  brokers: DemoBroker[];
}

const BASES = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8'];

function read<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8')) as T;
}

export const demoPeople = (): DemoPeople => read('organisations.data.json');
export const demoListings = (): DemoListings[] => BASES.map((base) => read(`listings-${base}.data.json`));
