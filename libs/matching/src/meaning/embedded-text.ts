// What of a text is sent to an embedder. Not for choosing texts.
import type { AskedText } from '../terms.js';

/** Characters. */
const LONGEST = 2_000;

export function embeddedText(text: string): string {
  return text.slice(0, LONGEST);
}

export function embeddedAsked({ title, body }: AskedText): string {
  return embeddedText(`${title}\n${body}`);
}
