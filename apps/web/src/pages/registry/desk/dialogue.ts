// What the dialogs of the registry's decisions are given.
import type { Contract } from '../../../api/queries/registry-types.js';

export type Dialogue = 'firstReview' | 'return' | 'register' | 'refuse';
export interface DialogueProps {
  contract: Contract;
  isOpen: boolean;
  onClose: () => void;
  /** Takes the answer over and refreshes the queue. */
  onDone: (contract: Contract) => Promise<void>;
}
