import { expect, it } from '@jest/globals';
import { marked } from './marked.js';

it.each([
  ['榨菜低盐发酵', '低盐', '榨菜[低盐]发酵'],
  ['PLC 控制柜', ' plc ', '[PLC] 控制柜'],
  ['榨菜低盐发酵', 'zhacai', '榨菜低盐发酵'],
  ['榨菜', '', '榨菜'],
])('“%s” with “%s” typed', (text, typed, shown) => {
  const words = marked(text, typed).map((piece) => (piece.hit ? `[${piece.text}]` : piece.text));
  expect(words.join('')).toBe(shown);
});
