// Wire shape of pre-check results.
import { z } from 'zod';

export const SEVERITIES = ['blocking', 'warning', 'pass'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One rule's answer. `pointer` leads to the field of the form, or is null when the rule is about files or the whole. */
export const Finding = z
  .object({
    ruleId: z.string(),
    severity: z.enum(SEVERITIES),
    /** Code of list refusalGround, when the rule stands for a ground of refusal. */
    ground: z.string().nullable(),
    /** What was found, in words of a fault or of its absence. */
    title: z.string(),
    detail: z.string().nullable(),
    pointer: z.string().nullable(),
    source: z.string(),
    /** How to mend it; null for a passed rule. */
    remedy: z.string().nullable(),
  })
  .meta({ id: 'PrecheckFinding' });
export type Finding = z.infer<typeof Finding>;

export const PrecheckView = z
  .object({
    ruleSetVersion: z.string(),
    checkedAt: z.iso.datetime(),
    blocking: z.int(),
    warnings: z.int(),
    passed: z.int(),
    /** Blocking first, then warnings, then what passed. */
    findings: z.array(Finding),
  })
  .meta({ id: 'Precheck' });
export type PrecheckView = z.infer<typeof PrecheckView>;
