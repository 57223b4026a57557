// Fills a new form from what the house already knows: organisations, the signed deal, the achievement. Pure.
import type { AchievementFacts } from '@app/achievement';
import type { DealContractFacts } from '@app/deal';
import type { OrganisationCard } from '@app/identity';
import { blankDraft, mergeDraft, type ContractDraft } from './form.schema.js';
import type { PartyDraft } from './party.schema.js';

interface Known {
  seller: OrganisationCard;
  buyer: OrganisationCard | null;
  deal: DealContractFacts | null;
  achievement: AchievementFacts | null;
}

const HIGH_TECH_PARK = 'P01';
/** Codes of list partyType: 科研机构, 高等院校. */
const RESEARCH_PARTY_TYPES = new Set(['021', '022']);

/** A draft with everything known filled in; the rest is blank. */
export function prefilledDraft({ seller, buyer, deal, achievement }: Known): ContractDraft {
  const fromDeal: ContractDraft = deal
    ? {
        projectName: deal.title.slice(0, 200),
        techArea: deal.techArea,
        base: deal.base,
        type: deal.signing?.contractType,
        signedOn: deal.signing?.signedOn,
        startsOn: deal.signing?.signedOn,
        totalFen: deal.signing?.totalAmountFen.toString(),
        technicalFen: deal.signing?.totalAmountFen.toString(),
      }
    : {};
  const fromAchievement: ContractDraft = achievement
    ? { industry: achievement.industry, technicalContent: contentOf(achievement) }
    : {};
  const parties: ContractDraft = { seller: partyOf(seller), ...(buyer ? { buyer: partyOf(buyer) } : {}) };
  return [fromDeal, fromAchievement, parties].reduce(mergeDraft, blankDraft());
}

/**
 * Name and credit code of the seller, and of a deal's buyer, are those of organisations here and cannot be typed over.
 * @param from the form that holds them
 */
export function keepParties(form: ContractDraft, from: ContractDraft, isBuyerKnown: boolean): ContractDraft {
  const keep = (side: 'seller' | 'buyer'): PartyDraft => ({
    ...form[side],
    name: from[side]?.name,
    creditCode: from[side]?.creditCode,
  });
  return { ...form, seller: keep('seller'), ...(isBuyerKnown ? { buyer: keep('buyer') } : {}) };
}

function partyOf(card: OrganisationCard): PartyDraft {
  return {
    name: card.name,
    creditCode: card.creditCode,
    partyType: card.partyType,
    regionCode: card.regionCode,
    townshipCode: card.townshipCode,
    parkCode: card.parkCode,
    industryCode: card.industryCode,
    scale: card.scale,
    isTransferAgency: card.kind === 'BROKERAGE',
    isResearchBody: RESEARCH_PARTY_TYPES.has(card.partyType),
    isHighTechZone: card.parkCode === HIGH_TECH_PARK,
  };
}

function contentOf({ abstract, problem, innovation, indicators }: AchievementFacts): string | null {
  const lines = indicators.map(({ name, value, unit }) => `${name}：${value}${unit ?? ''}`);
  const parts = [abstract, problem, innovation, lines.join('；')].filter(Boolean);
  return parts.length > 0 ? parts.join('\n').slice(0, 5000) : null;
}
