// Terms are folded to lower case and stripped of blanks; people are shown them as the demand writes them: COD, 50 mg/L.

/** `term` as it stands in `text`, a blank between number and unit; the term itself when it does not stand there. */
export function speltIn(text: string, term: string): string {
  if (!/[a-z0-9]/.test(term)) return term;
  const pattern = term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/(?<=\d)(?=\p{L})/gu, '\\s*');
  const found = new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'iu').exec(text.normalize('NFKC'));
  return (found?.[0] ?? term).replace(/^(\d[\d.]*)\s*(?=[a-zμ])/iu, '$1 ');
}
