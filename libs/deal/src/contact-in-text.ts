// Finds a telephone number or e-mail address in a text. Pure. Long numbers of other kinds (indicators, amounts, patent and
// credit codes) are not contacts: a number counts only where it stands alone and is built like a number that can be dialled.

const EMAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)+/;
/** Not inside a longer number or code, not a decimal, and no round figure such as 15000000000. */
const MOBILE =
  /(?<![\w.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?(?!0{4})\d{4}(?![\w%℃°]|[.,]\d| ?(?:[千百万亿]|元|次|个|Pa|kPa|MPa|Hz))/;
/** Area code and number as they are printed: with a hyphen or in brackets. */
const LANDLINE = /(?<![\w.-])(?:\(0(?:10|2\d|[3-9]\d\d)\) ?|0(?:10|2\d|[3-9]\d\d)-)\d{7,8}(?![\w-]|\.\d)/;

/** The first contact in `text` as it stands there in half width, or undefined. */
export function contactIn(text: string): string | undefined {
  const plain = text.normalize('NFKC');
  return [EMAIL, MOBILE, LANDLINE].map((pattern) => pattern.exec(plain)?.[0]).find((found) => found !== undefined);
}
