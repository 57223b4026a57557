// What an expression of interest is made of, for the button and its dialog alike.
import type { ButtonIntent, ButtonSize } from '../button/Button.js';
import type { Option } from '../fields/SelectField.js';

export interface InterestBody {
  matchId?: string | undefined;
  achievementId?: string | undefined;
  demandId?: string | undefined;
  message: string;
  consent: true;
}

/** Own listings of which one may go along. */
export interface InterestPick {
  field: 'achievementId' | 'demandId';
  label: string;
  hint: string;
  options: readonly Option[];
}

export interface InterestProps {
  /** The act in words, e.g. "表达意向". */
  label: string;
  /** Why it is not possible now, already in words. */
  reason?: string | undefined;
  intent?: ButtonIntent;
  size?: ButtonSize;
  about: Omit<InterestBody, 'message' | 'consent'>;
  pick?: InterestPick | undefined;
  send: (body: InterestBody, key: string) => Promise<{ id: string }>;
  dealTo: (dealId: string) => string;
  /** After it was sent, e.g. to read lists again. */
  onSent?: () => void;
}
