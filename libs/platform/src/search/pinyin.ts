// How Chinese words are typed in Latin letters: zhacai and zc for 榨菜. For titles; documents and questions meet here.
import { pinyin } from 'pinyin-pro';
import { plainWords } from './text.js';

const HAN_RUN = /\p{Script=Han}+/gu;
/** Longer ones are nobody's way of typing. */
const LONGEST = 24;
/** What may be pinyin in a question. */
const TYPED = /^[a-z]{2,24}$/;

export function mayBePinyin(word: string): boolean {
  return TYPED.test(word);
}

/**
 * Spellings and initials of every word, and of every word with the one after it, each once. ü is v, tones are left out.
 * Expects normalised text.
 */
export function spellings(normalised: string): string[] {
  const found = new Set<string>();
  for (const run of normalised.match(HAN_RUN) ?? []) {
    const syllables: string[] = pinyin(run, { toneType: 'none', type: 'array', v: true });
    const words = plainWords(run);
    let from = 0;
    words.forEach((word, at) => {
      const length = [...word].length;
      const next = [...(words[at + 1] ?? '')].length;
      for (const end of [from + length, from + length + next]) add(found, syllables.slice(from, end));
      from += length;
    });
  }
  return [...found];
}

function add(found: Set<string>, syllables: readonly string[]): void {
  const full = syllables.join('');
  if (!TYPED.test(full) || full.length > LONGEST) return;
  found.add(full);
  if (syllables.length > 1) found.add(syllables.map((syllable) => syllable.charAt(0)).join(''));
}
