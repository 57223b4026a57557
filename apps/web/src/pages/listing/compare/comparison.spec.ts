import { describe, expect, it } from '@jest/globals';
import { differenceIn, idsIn, joinMetrics, shownGroups, textRows, told, untold } from './comparison.js';

const row = (...cells: ReturnType<typeof told>[]) => ({ key: 'k', label: 'k', cells });

describe('rows that differ', () => {
  it.each([
    ['other words', row(told('许可'), told('转让')), 'differs'],
    ['the same in other letters', row(told('ＴＲＬ 6'), told('trl6')), null],
    ['one has it, one does not', row(told('5 %'), told('')), 'partly'],
    ['one is withheld', row(told('5 %'), untold('仅持有单位可见')), null],
    ['two say different things, one nothing', row(told('5'), told(''), told('6')), 'differs'],
    ['two of three told', row(told('5'), untold(), told('6')), 'differs'],
  ])('%s', (_name, one, expected) => expect(differenceIn(one)).toBe(expected));
});

describe('metrics', () => {
  const columns = [
    [
      { name: '盐度（终点）', unit: '%', text: '5' },
      { name: '周期', unit: '天', text: '28' },
    ],
    untold('仅持有单位可见'),
    [
      { name: '盐度 (终点)', unit: '％', text: '4' },
      { name: '周期', unit: '小时', text: '600' },
    ],
  ];

  it('meet by name and unit, whatever the letters; another unit is another row', () => {
    expect(joinMetrics(columns).map(({ label, cells }) => [label].concat(cells.map((cell) => cell.text)))).toEqual([
      ['盐度（终点）（%）', '5', '仅持有单位可见', '4'],
      ['周期（天）', '28', '仅持有单位可见', '—'],
      ['周期（小时）', '—', '仅持有单位可见', '600'],
    ]);
  });

  it('told twice stand in one cell', () => {
    const twice = [
      { name: '处理量', unit: 't', text: '5' },
      { name: '处理量', unit: 't', text: '8' },
    ];
    expect(joinMetrics([twice])[0]?.cells).toEqual([told('5；8')]);
  });
});

it('a listing that is not visible, and one that withholds a row, tell nothing there', () => {
  const withheld = (view: { price: string | null }) => (view.price === null ? untold('未公开') : null);
  const rules = [{ key: 'price', label: '价格', read: (view: { price: string | null }) => view.price, withheld }];
  const [prices] = textRows([{ price: '5' }, null, { price: null }], rules);
  expect(prices?.cells).toEqual([told('5'), untold(), untold('未公开')]);
});

it('shows only what differs on demand, and never a row that nobody fills', () => {
  const groups = [
    { key: 'a', title: 'A', rows: [row(told('x'), told('x')), row(told('x'), told('y')), row(told(''), told(''))] },
    { key: 'b', title: 'B', rows: [row(told('x'), told('x'))] },
  ];
  const counts = (only: boolean) => shownGroups(groups, only).map((group) => [group.key, group.rows.length]);
  expect(counts(false)).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(counts(true)).toEqual([['a', 1]]);
});

it('reads ids from the address: known form, each once, at most five', () => {
  const id = (n: number) => `019b0000-0000-7000-8000-00000000000${n}`;
  expect(idsIn(`${id(1)},x,${id(1)},${id(2)}`)).toEqual([id(1), id(2)]);
  expect(idsIn([1, 2, 3, 4, 5, 6].map(id).join(','))).toHaveLength(5);
  expect(idsIn(null)).toEqual([]);
});
