import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { validPart } from './valid-part.js';

const schema = z.object({
  title: z.string().min(4, '至少 4 个字').optional(),
  rows: z.array(z.object({ name: z.string().min(1), unit: z.string() })).optional(),
});

describe('the valid part of a half-filled form', () => {
  it('holds back fields with faults and says what is wrong', () => {
    const { valid, faults } = validPart({ title: '盐', rows: [{ name: 'COD', unit: '' }] }, schema);
    expect(valid).toEqual({ rows: [{ name: 'COD', unit: '' }] });
    expect(faults).toEqual([{ pointer: '/title', detail: '至少 4 个字' }]);
  });
  it('drops rows nobody typed into, and fields the schema does not know', () => {
    const rows = [{ name: ' ', unit: 'AT_LEAST' }];
    const { valid, faults } = validPart({ rows, declares: true }, schema, ['unit']);
    expect(valid).toEqual({ rows: [] });
    expect(faults).toEqual([]);
  });
});
