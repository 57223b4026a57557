// Labels of all codes on a contract, from the reference lists.
import type { ContractLabels } from '../../ui/contract/ContractParts.js';
import { useCodeLabel } from './reference.js';

export function useContractLabels(): ContractLabels {
  return {
    type: useCodeLabel('contractType'),
    subType: useCodeLabel('contractSubType'),
    licenceMode: useCodeLabel('licenceMode'),
    payMethod: useCodeLabel('payMethod'),
    itemType: useCodeLabel('nonTechnicalItemType'),
    techArea: useCodeLabel('techArea'),
    socialGoal: useCodeLabel('socialGoal'),
    planSource: useCodeLabel('planSource'),
    ipType: useCodeLabel('ipType'),
    base: useCodeLabel('base'),
    partyType: useCodeLabel('partyType'),
    township: useCodeLabel('township'),
    park: useCodeLabel('park'),
    scale: useCodeLabel('enterpriseScale'),
    ground: useCodeLabel('refusalGround'),
  };
}
