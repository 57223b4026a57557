// What the form of a demand holds, where it comes from, and what it must satisfy.
import { CompleteDemand, EditDemand } from '@libs/demand/src/demand.schema.js';
import type { Demand, DemandInput } from '../../../api/queries/listing-types.js';
import { allOf } from '../../../ui/form/all-of.js';

export type Values = DemandInput;

export const BLANK: Values = {
  title: '',
  problem: '',
  targets: [],
  cooperationModes: [],
  bases: [],
  isAnonymous: false,
};

export function valuesOf(record: Demand): Values {
  return {
    title: record.title,
    type: record.type,
    problem: record.problem ?? '',
    currentAttempts: record.currentAttempts ?? '',
    targets: record.targets,
    constraints: record.constraints ?? '',
    expectedDelivery: record.expectedDelivery ?? '',
    budget: record.budget,
    deadline: record.deadline,
    cooperationModes: record.cooperationModes,
    techArea: record.techArea,
    industry: record.industry,
    bases: record.bases,
    ipOwnershipWish: record.ipOwnershipWish,
    requiredTrl: record.requiredTrl,
    isAnonymous: record.owner.isAnonymous,
  };
}

export const PUBLICATION = allOf(CompleteDemand, EditDemand);

export const COMPLETENESS = [
  '/title',
  '/type',
  '/techArea',
  '/problem',
  '/currentAttempts',
  '/targets',
  '/constraints',
  '/budget',
  '/deadline',
  '/cooperationModes',
  '/requiredTrl',
] as const;
