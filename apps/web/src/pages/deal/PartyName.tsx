// A party as this viewer may know it: an anonymous buyer is only called so.
import { useTranslation } from 'react-i18next';
import type { DealParty } from '../../api/queries/deal-types.js';

export function usePartyName(): (party: DealParty) => string {
  const { t } = useTranslation();
  return (party) => party.name ?? t(party.isAnonymous ? 'deal.party.anonymous' : 'deal.party.unknown');
}

export function Parties({ deal }: { deal: { seller: DealParty; buyer: DealParty } }) {
  const nameOf = usePartyName();
  return (
    <span>
      {nameOf(deal.seller)} <span aria-hidden="true">→</span> {nameOf(deal.buyer)}
    </span>
  );
}
