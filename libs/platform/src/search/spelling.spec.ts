import { expect, test } from '@jest/globals';
import { isNear } from './spelling.js';

test.each([
  ['one letter left out', 'hydrogl', 'hydrogel', true],
  ['one letter too many', 'smoooth', 'smooth', true],
  ['one letter replaced', 'smosth', 'smooth', true],
  ['two neighbours swapped', 'smotoh', 'smooth', true],
  ['two errors in eight letters', 'hydragil', 'hydrogel', false],
  ['two errors in eleven letters', 'perofskitte', 'perovskite', true],
  ['three errors', 'perofskytte', 'perovskite', false],
  ['four letters', 'dert', 'detr', false],
  ['the first letter of a short word', 'mydrogel', 'hydrogel', false],
  ['the first letter of a long word', 'berovskite', 'perovskite', true],
  ['a number', '12345', '12346', false],
  ['a name with a number', 'yolov5', 'yolov8', false],
  ['Han characters', '铝合金轮毂', '铝合金轮谷', false],
])('%s: %s for %s is %s', (_, typed, known, expected) => {
  expect(isNear(typed, known)).toBe(expected);
});
