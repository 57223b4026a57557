// Which broker is offered a piece of work: a pure rule over facts. Not for storing the offer (assignment.service.ts).
// Fairness of domain §6.3: fit of field and base, then load, then chance; nobody can pay for a place.

/** A confirmed, working broker as the rule sees one. */
export interface Candidate {
  brokerId: string;
  /** Every organisation the person belongs to: one of them being a party is a conflict. */
  organisationIds: readonly string[];
  /** Codes of the list `techArea`. */
  fields: readonly string[];
  /** Codes of the list `base`. */
  bases: readonly string[];
  /** Offers and accepted work not yet ended. */
  load: number;
}

export interface Need {
  /** Code of the list `techArea`, if known. */
  field: string | null;
  /** Code of the list `base`, if known. */
  base: string | null;
  partyOrgIds: readonly string[];
  /** Brokers who declined this work or let its offer lapse. */
  excludedBrokerIds: readonly string[];
}

export interface Pick {
  brokerId: string;
  /** 0 none, 1 base, 2 field, 3 both. */
  fit: number;
  load: number;
}

/** Pieces of work beyond which a broker is asked only when everybody is that busy [D]. */
export const FULL_LOAD = 15;

/** A number in 0..bound−1; the service draws it from node:crypto, specs from a list. */
export type Draw = (bound: number) => number;

/** How well a broker knows the trade: field counts twice as much as base. */
export function fitOf(candidate: Candidate, need: Need): number {
  const field = need.field !== null && candidate.fields.includes(need.field) ? 2 : 0;
  const base = need.base !== null && candidate.bases.includes(need.base) ? 1 : 0;
  return field + base;
}

/** True when one of the broker's organisations is a party of the work. */
export function isConflicted(organisationIds: readonly string[], partyOrgIds: readonly string[]): boolean {
  return organisationIds.some((id) => partyOrgIds.includes(id));
}

/** Lower is better: the full come last, then best fit, then least load. */
function rankOf(pick: Pick): number[] {
  return [pick.load >= FULL_LOAD ? 1 : 0, -pick.fit, pick.load];
}

function compare(a: Pick, b: Pick): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  const place = left.findIndex((value, index) => value !== right[index]);
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}

/**
 * The broker to ask next, or null when nobody is left. Brokers with a conflict are skipped: they may only be named
 * by a party and must then declare it. Equal candidates are drawn by `draw`, so that no order of ids is favoured.
 */
export function pickBroker(candidates: readonly Candidate[], need: Need, draw: Draw): Pick | null {
  const picks = candidates
    .filter((one) => !need.excludedBrokerIds.includes(one.brokerId))
    .filter((one) => !isConflicted(one.organisationIds, need.partyOrgIds))
    .map((one): Pick => ({ brokerId: one.brokerId, fit: fitOf(one, need), load: one.load }))
    .sort(compare);
  const best = picks[0];
  if (!best) return null;
  const equals = picks.filter((pick) => compare(pick, best) === 0);
  return equals[draw(equals.length)] ?? best;
}
