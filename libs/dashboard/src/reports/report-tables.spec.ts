import { expect, it } from '@jest/globals';
import { wan } from './report-tables.js';

it.each([
  [1_234_567_890n, '1,234.56789'],
  [1n, '0.000001'],
  [0n, '0.00'],
  [-1_500_000n, '-1.50'],
  [208_600_100_000n, '208,600.10'],
])('%s fen are %s 万元, to the fen', (fen, text) => expect(wan(fen)).toBe(text));
