// What the form of an achievement holds, where it comes from, and what it must satisfy.
import {
  CompleteAchievement,
  DEFAULT_DISCLOSURE,
  EditAchievement,
  SubmitAchievement,
} from '@libs/achievement/src/achievement.schema.js';
import type { Achievement, AchievementInput } from '../../../api/queries/listing-types.js';
import { allOf } from '../../../ui/form/all-of.js';

export type Values = AchievementInput & { declaresNoSecrets?: boolean };

export const BLANK: Values = {
  title: '',
  abstract: '',
  problem: '',
  innovation: '',
  applications: '',
  keywords: [],
  indicators: [],
  comparison: [],
  ip: [],
  modes: [],
  licenceModes: [],
  bases: [],
  completers: [],
  disclosure: DEFAULT_DISCLOSURE,
};

/** The stored achievement with the core fields that wait for review in place of the published ones. */
export function valuesOf(record: Achievement): Values {
  const { title, ip, price, disclosure } = record.office?.pending ?? {};
  return {
    title: title ?? record.title,
    abstract: record.abstract ?? '',
    keywords: record.keywords,
    problem: record.problem ?? '',
    innovation: record.innovation ?? '',
    applications: record.applications ?? '',
    comparison: record.comparison,
    indicators: record.indicators,
    trl: record.trl,
    trlEvidence: record.trlEvidence ?? '',
    attribute: record.attribute,
    ip: ip ?? record.ip,
    modes: record.modes,
    licenceModes: record.licenceModes,
    price: price ?? record.price,
    economicBenefit: record.economicBenefit ?? '',
    cases: record.cases ?? '',
    techArea: record.techArea,
    industry: record.industry,
    bases: record.bases,
    completers: record.completers,
    disclosure: disclosure ?? record.office?.disclosure ?? DEFAULT_DISCLOSURE,
  };
}

/** Rules of a change to what is published already, and of a draft that is submitted. */
export const CHANGE = allOf(CompleteAchievement, EditAchievement);
export const SUBMISSION = allOf(CompleteAchievement, EditAchievement, SubmitAchievement);

export const COMPLETENESS = [
  '/title',
  '/techArea',
  '/trl',
  '/attribute',
  '/keywords',
  '/abstract',
  '/problem',
  '/innovation',
  '/applications',
  '/indicators',
  '/comparison',
  '/ip',
  '/modes',
  '/price',
] as const;
