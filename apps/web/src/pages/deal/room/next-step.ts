// What a deal waits for, seen from the reader's side: a key under deal.next.
import type { Deal } from '../../../api/queries/deal-types.js';

export type NextKey = ReturnType<typeof nextStep>;

export function nextStep(deal: Deal) {
  if (deal.side === 'BROKER' && deal.broker?.state === 'OFFERED') return 'assignment';
  switch (deal.stage) {
    case 'INTEREST':
      return deal.side === deal.initiatorSide ? 'waitAnswer' : 'answer';
    case 'CONTACT':
      return 'contact';
    case 'NEGOTIATION':
      return 'negotiate';
    case 'CONTRACT_DRAFT':
      if (!deal.signing) return deal.side === 'BROKER' ? 'brokerDraft' : 'draft';
      if (deal.side === 'BROKER') return 'brokerConfirm';
      return deal.signing.proposedSide === deal.side ? 'waitConfirm' : 'confirm';
    case 'SIGNED':
      if (deal.contractId) return 'registration';
      return deal.side === 'BUYER' ? 'waitFiling' : 'file';
    case 'REGISTRATION':
      return 'registration';
    case 'REGISTERED':
      return 'registered';
    case 'FAILED':
      return 'failed';
    case 'DECLINED':
      return 'declined';
    default:
      return 'expired';
  }
}
