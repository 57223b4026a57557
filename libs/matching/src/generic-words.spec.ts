import { describe, expect, test } from '@jest/globals';
import { isGeneric } from './generic-words.js';
import { speltIn } from './spelling.js';

describe('words that are no evidence', () => {
  test.each([
    '系统',
    '软件',
    '以下',
    '以上',
    'l',
    'mg',
    '50',
    '2021',
    '水',
    '三十',
    '两台',
    '江苏',
    '数据分析',
    '识别系统',
    '误报率',
    '使用寿命',
    '在线',
    '园区',
    '循环',
  ])('%s', (word) => expect(isGeneric(word)).toBe(true));
  test.each([
    '榨菜',
    '返排液',
    'cod',
    'ros',
    '50mg/l',
    '0.1mm',
    '机器视觉',
    '识别',
    '地图',
    '缺陷检测',
    '返排液',
    '催化剂',
    '密封',
  ])('but %s is', (word) => expect(isGeneric(word)).toBe(false));
});

test.each([
  ['出水 COD 不高于 50 mg/L', '50mg/l', '50 mg/L'],
  ['精度±0.1mm', '0.1mm', '0.1 mm'],
  ['出水 COD 不高于', 'cod', 'COD'],
  ['压力 35MPa', '35mpa', '35 MPa'],
  ['温度1200℃以下', '1200℃', '1200℃'],
  ['across the ROS', 'ros', 'ROS'],
  ['没有它', 'yolo', 'yolo'],
  ['c++（高）', 'c++', 'c++'],
  ['榨菜', '榨菜', '榨菜'],
])('in “%s” %s is spelt %s', (text, term, spelling) => expect(speltIn(text, term)).toBe(spelling));
