// Addresses of tiles: the one form of C2SP tlog-tiles is read, everything else is not.
import * as fc from 'fast-check';
import { parseTilePath, tileOf, tilePath, widthOf } from './tile-path.js';

describe('the path of a tile', () => {
  it.each([
    ['0/000', { level: 0, n: 0, width: 256 }],
    ['0/x001/x234/067', { level: 0, n: 1_234_067, width: 256 }],
    ['0/x001/x234/067.p/12', { level: 0, n: 1_234_067, width: 12 }],
    ['2/015.p/255', { level: 2, n: 15, width: 255 }],
  ])('%s is read and written', (path, tile) => {
    expect(parseTilePath(path)).toEqual(tile);
    expect(tilePath(tile)).toBe(path);
  });

  it.each([
    '',
    '0',
    '0/',
    '0/0',
    '0/00',
    '00/000',
    '7/000',
    '64/000',
    '-1/000',
    '0/-01',
    '0/x000/000',
    '0/x001',
    '0/001/234',
    '0/x001/x234/067/',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/1000',
    '0/000.p/01',
    '0/000.p/',
    '0/000.p',
    '0/000/p/5',
    '0/000.p/5/6',
    '0/x999/x999/x999/x999/x999/x999/999',
    '0/０００',
    '../0/000',
    '0/../000',
    'data/000',
    'entries/000',
    '0/000\n',
    '0/%30%30%30',
    '0/1e3',
    '0/0x1',
  ])('is not %j', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  it('of every tile leads back to it', () => {
    const tile = fc.record({
      level: fc.integer({ min: 0, max: 6 }),
      n: fc.integer({ min: 0, max: 2 ** 40 }),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(fc.property(tile, (value) => expect(parseTilePath(tilePath(value))).toEqual(value)));
  });
});

describe('the tile of a subtree', () => {
  it('holds all hashes that the subtree is made of', () => {
    const size = 70_000;
    const subtree = fc
      .integer({ min: 0, max: 16 })
      .chain((level) =>
        fc.record({ level: fc.constant(level), index: fc.integer({ min: 0, max: Math.floor(size / 2 ** level) - 1 }) }),
      );
    fc.assert(
      fc.property(subtree, (value) => {
        const { tile, first, count } = tileOf(value, size);
        expect((tile.n * 256 + first) * 256 ** tile.level).toBe(value.index * 2 ** value.level);
        expect(count * 256 ** tile.level).toBe(2 ** value.level);
        expect(first + count).toBeLessThanOrEqual(tile.width);
      }),
    );
  });

  it('is as wide as the tree has hashes', () => {
    expect([widthOf(0, 0, 300), widthOf(0, 1, 300), widthOf(0, 2, 300), widthOf(1, 0, 300)]).toEqual([256, 44, 0, 1]);
  });
});
