import { describe, expect, it } from '@jest/globals';
import { isFilled, pointerOf, readAt, writeAt } from './pointer.js';

describe('pointers into form values', () => {
  const values = { title: 'a', indicators: [{ name: 'COD' }, { name: 'Cl' }] };
  it('read and write without touching the original', () => {
    expect(readAt(values, '/indicators/1/name')).toBe('Cl');
    expect(readAt(values, '/nothing/here')).toBeUndefined();
    const next = writeAt(values, '/indicators/1/name', 'Cl⁻');
    expect(next.indicators[1]).toEqual({ name: 'Cl⁻' });
    expect(values.indicators[1]).toEqual({ name: 'Cl' });
    expect(next.indicators[0]).toBe(values.indicators[0]);
  });
  it('make what is missing on the way', () => {
    expect(writeAt({}, '/price/amountFen', '1')).toEqual({ price: { amountFen: '1' } });
  });
  it('come from the path of a schema issue', () => {
    expect(pointerOf(['indicators', 0, 'name'])).toBe('/indicators/0/name');
    expect(pointerOf(['a/b'])).toBe('/a~1b');
  });
  it('know what counts as filled', () => {
    expect([isFilled(' '), isFilled([]), isFilled(null), isFilled(0), isFilled('x')]).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
