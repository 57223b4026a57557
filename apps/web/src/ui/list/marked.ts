// A text in pieces, with what was typed marked where it stands; typed in pinyin it stands nowhere.
import type { Piece } from './Hits.js';

export function marked(text: string, typed: string): Piece[] {
  const word = typed.trim().toLowerCase();
  const at = word === '' ? -1 : text.toLowerCase().indexOf(word);
  if (at < 0) return [{ text, hit: false }];
  const end = at + word.length;
  return [
    { text: text.slice(0, at), hit: false },
    { text: text.slice(at, end), hit: true },
    { text: text.slice(end), hit: false },
  ].filter((piece) => piece.text !== '');
}
