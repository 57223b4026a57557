import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uuid, uuidSaying } from '@app/platform';

const GIVEN = '01A20D88-59DF-7ABC-8DEF-0123456789AB';

describe('an identifier', () => {
  it('is one text, however it is written', () => {
    expect(Uuid.parse(GIVEN)).toBe(GIVEN.toLowerCase());
    expect(uuidSaying('不是有效的机构编号').safeParse('x').error?.issues[0]?.message).toBe('不是有效的机构编号');
  });

  it('is read by that schema everywhere', () => {
    const others = readdirSync('libs', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|ids\.schema\.ts$/.test(file))
      .filter((file) => /\bz\.(uuid|guid)\(|\.string\(\)\.uuid\(/.test(readFileSync(join('libs', file), 'utf8')));
    expect(others).toEqual([]);
  });
});
