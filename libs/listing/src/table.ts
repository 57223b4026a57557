// Cells of lists as files, in the language of the request: labels of codes, and what a reader may not see.
import { language, said } from '@app/platform';
import { toldLabel, type CodeListName } from '@app/reference';

/** Files of a whole list that one session or address may ask for in a minute. */
export const FILES_PER_MINUTE = 20;

/** Labels of codes, joined; null for none. Undefined stays: the reader may not see them. */
export function labelled(list: CodeListName, codes: readonly string[] | undefined): string | null | undefined {
  if (codes === undefined) return undefined;
  return joined(codes.map((code) => toldLabel(list, code)));
}

/** The label of one code; null for none. */
export function labelOrNone(list: CodeListName, code: string | null): string | null {
  return code === null ? null : toldLabel(list, code);
}

/** Texts side by side in one cell. */
export function joined(texts: readonly string[]): string {
  return texts.join(language() === 'en' ? ', ' : '、');
}

/** A text cell; undefined, which is what a reader may not see, is said as such and not left empty. */
export function shown(text: string | null | undefined): string | null {
  return text === undefined ? said('未公开', 'Not disclosed') : text;
}

/** An amount in fen on the wire. */
export function fenOf(text: string | undefined): bigint | null {
  return text === undefined ? null : BigInt(text);
}
