// What the search box must find in Chinese, whatever the engine: the traps of design note matching.md §4, one a line.
import { SHARED_WORDS } from './listings.js';

export interface AskedCase {
  readonly about: string;
  readonly q: string;
  /** Exactly these documents, in any order. */
  readonly finds: readonly string[];
  /** Stands first; for questions whose words are not all in one document, where others may follow. */
  readonly first?: string;
}

const exactly = (about: string, q: string, ...finds: string[]): AskedCase => ({ about, q, finds });
const before = (about: string, q: string, first: string): AskedCase => ({ about, q, finds: [first], first });

export const ASKED: readonly AskedCase[] = [
  exactly('a word inside a longer word', '合金', 'alloy'),
  exactly('the end of a longer word', '轮毂', 'alloy'),
  exactly('characters across a word boundary', '装简', 'easy'),
  exactly('characters across two word boundaries', '毂低压铸', 'alloy'),
  exactly('a single character', '铝', 'alloy'),
  exactly('a single character inside a word', '毂', 'alloy'),
  exactly('a single character in two documents', '仪', 'turbid', 'acid'),
  exactly('traditional characters', '頁岩氣', 'shale'),
  exactly('traditional characters of a longer phrase', '壓裂返排液處理', 'shale'),
  exactly('traditional and simplified characters together', '榨菜廢水', 'pickle'),
  exactly('full-width letters', 'ＡＢＣ', 'pickle'),
  exactly('full-width letters and digits', 'ＡＢＣ－１２３', 'pickle'),
  exactly('a full-width number with its unit', '３２０ＭＰａ', 'alloy'),
  exactly('mixed Chinese and Latin', 'lyapunov函数', 'control'),
  exactly('mixed Chinese and Latin with a blank', '飞行器 Lyapunov', 'control'),
  exactly('the beginning of a Latin word before Chinese', 'lyap 函数', 'control'),
  exactly('Latin whatever its case', 'LYAPUNOV', 'control'),
  exactly('the beginning of a Latin word', 'lyap', 'control'),
  exactly('pinyin of a word of the title', 'zhacai', 'pickle'),
  exactly('initials of a word of the title', 'zc', 'pickle'),
  exactly('the beginning of a pinyin', 'zhac', 'pickle'),
  exactly('pinyin in capitals', 'ZHACAI', 'pickle'),
  exactly('pinyin of two words with a blank', 'zhacai feishui', 'pickle'),
  exactly('pinyin of neighbouring words without a blank', 'gaoyanfeishui', 'pickle'),
  exactly('pinyin with ü typed as v', 'lvhejin', 'alloy'),
  exactly('initials of a longer word', 'yyq', 'shale'),
  exactly('pinyin and Chinese together', 'zhacai 废水', 'pickle'),
  exactly('no pinyin of what is not in a title', 'nilong'),
  exactly('a typing error in a Latin word', 'lyapnov', 'control'),
  exactly('a number with its unit', '0.1mm', 'vision'),
  exactly('a number with its sign', '±0.1mm', 'vision'),
  exactly('a unit written with a blank', '320 MPa', 'alloy'),
  exactly('a unit written without a blank', '320MPa', 'alloy'),
  exactly('a weight', '0.8 kg', 'alloy'),
  exactly('a power', '10KW', 'easy'),
  exactly('a percentage', '99.5%', 'alloy'),
  exactly('a full-width percentage', '９９．５％', 'alloy'),
  exactly('no other number than the one asked', '0.2mm'),
  exactly('a leading hyphen as a list mark, not as a negation', '-废水', 'pickle'),
  exactly('a long dash before the words', '—— 废水', 'pickle'),
  exactly('a bullet before the words', '• 废水', 'pickle'),
  exactly('a circled number before the words', '①废水', 'pickle'),
  exactly('a number with a bracket before the words', '（1）废水', 'pickle'),
  exactly('several lines with bullets', '- 废水\n- 榨菜', 'pickle'),
  exactly('a hyphen inside a name', 'ABC-123', 'pickle'),
  exactly('quotation marks as signs, not as a phrase', '"废水 榨菜"', 'pickle'),
  exactly('several words in any order', '回用 返排液', 'shale'),
  exactly('words without a blank between them', '榨菜废水', 'pickle'),
  exactly('more than ten words: the last one counts', `${SHARED_WORDS} 浊度`, 'turbid'),
  exactly('more than ten words, another last one', `${SHARED_WORDS} 酸度`, 'acid'),
  exactly('more than ten words, the telling one first', `酸度 ${SHARED_WORDS}`, 'acid'),
  exactly('nothing for words that occur nowhere', '量子纠缠通信卫星'),
  exactly('nothing for signs alone', '？？！'),
  before('relaxes when no document holds every word', '榨菜废水膜法除盐中试装置', 'pickle'),
  before('relaxes when most words occur nowhere', '榨菜 量子纠缠 通信卫星 拓扑绝缘体 引力波探测', 'pickle'),
  before('relaxes a Latin question', 'lyapunov exponent chaotic attractor bifurcation', 'control'),
  before('a title hit comes before a hit in the text', '铁尾矿', 'iron'),
];

/** Question → what the answer says was asked as well. 废水 and 污水 are synonyms there. */
export const ALSO_ASKED: readonly (readonly [about: string, q: string, also: readonly string[]])[] = [
  ['pinyin of a word of the title', 'zhacai', ['pinyin 榨菜']],
  ['initials', 'zc', ['pinyin 榨菜']],
  ['the beginning of a pinyin', 'zhac', ['pinyin 榨菜']],
  ['pinyin of two words with a blank', 'zhacai ziyuan', ['pinyin 榨菜', 'pinyin 资源化']],
  ['pinyin of neighbouring words without a blank', 'gaoyanfeishui', ['pinyin 高盐废水']],
  ['pinyin and a synonym together', 'zhacai 污水', ['synonym 废水', 'pinyin 榨菜']],
  ['a synonym', '污水', ['synonym 废水']],
  ['Latin words that are none', 'lyapunov', []],
  ['Chinese without synonyms', '榨菜', []],
  ['pinyin of nothing found', 'nilong', []],
  ['nothing', '', []],
];

export interface RecalledCase {
  readonly about: string;
  /** Cut into terms as matching does. */
  readonly text: string;
  readonly finds: readonly string[];
  readonly first?: string;
}

const recalls = (about: string, text: string, ...finds: string[]): RecalledCase => ({ about, text, finds });

/** What recall must bring, of texts cut into words, pairs and single characters. Here `finds` may be followed by others. */
export const RECALLED: readonly RecalledCase[] = [
  recalls('a word inside a longer word', '合金', 'alloy'),
  recalls('characters across a word boundary', '装简', 'easy'),
  recalls('a single character', '铝', 'alloy'),
  recalls('traditional characters', '頁岩氣', 'shale'),
  recalls('full-width letters', 'ＡＢＣ', 'pickle'),
  recalls('mixed Chinese and Latin', 'lyapunov函数', 'control'),
  recalls('a number with its unit', '精度 0.1 mm', 'vision'),
  recalls('a percentage', '99.5%', 'alloy'),
  recalls('a leading hyphen', '-废水', 'pickle'),
  recalls('several lines with bullets', '- 膜分离\n- 返排液', 'shale'),
  recalls('the shop floor’s whole sentence', '我们厂腌榨菜出来的高盐废水没法处理，想把盐收回来', 'pickle'),
  recalls('more than ten words: the telling one decides', `${SHARED_WORDS} 浊度`, 'turbid'),
  recalls('words of two documents', '铁尾矿 榨菜', 'iron', 'pickle'),
];

/** Recall brings nothing for these. */
export const RECALLED_NOTHING: readonly (readonly [string, string])[] = [
  ['no term', ''],
  ['signs alone', '？？！'],
  ['words that occur nowhere', '纠缠'],
  ['the beginning of a Latin word: terms are whole', 'lyap'],
  ['a Latin word with a typing error: terms are exact', 'lyapnov'],
];
