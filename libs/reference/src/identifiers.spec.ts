// The vectors of domain §8.
import { CreditCode, creditCodeCheckCharacter, creditCodeWarning, isCreditCode } from './credit-code.schema.js';
import { Mobile, RegistrationNumber, Telephone } from './numbers.schema.js';
import {
  normalisePatentNumber,
  normalisePublicationNumber,
  patentCheckCharacter,
  PatentNumber,
  patentKindOf,
} from './patent-number.schema.js';

describe('统一社会信用代码', () => {
  it.each([
    '91350100M000100Y43',
    '91330100799655058B',
    '9144030071526726XG',
    '914403001922038216',
    '91500102MA5U000038',
    '12500102450000008W',
    '11500102008675432T',
    '91110000802100433B',
  ])('%s is valid', (code) => {
    expect(isCreditCode(code)).toBe(true);
    expect(CreditCode.parse(code)).toBe(code);
  });

  it.each([
    ['91350100M000100Y4Z', 'a letter outside the alphabet at the end'],
    ['91500102MA5U000039', 'a wrong check character'],
    ['91500102MA5U0000I8', 'the letter I'],
    ['91500102MA5U00003', '17 characters'],
    ['91500102MA5U0000388', '19 characters'],
    ['914403001922038217', 'a wrong check character'],
    ['91110108MA001UEF9A', 'a wrong check character'],
    ['', 'nothing'],
  ])('%s is refused: %s', (code) => {
    expect(CreditCode.safeParse(code).success).toBe(false);
  });

  it('is normalised: lower case, blanks, hyphens and full width', () => {
    expect(CreditCode.parse(' 91500102 ma5u0000-38 ')).toBe('91500102MA5U000038');
    expect(CreditCode.parse('９１５００１０２ＭＡ５Ｕ００００３８')).toBe('91500102MA5U000038');
  });

  it('maps a remainder of 31 to 0', () => {
    expect(creditCodeCheckCharacter('0'.repeat(17))).toBe('0');
    expect(creditCodeCheckCharacter('91350100M000100Y4')).toBe('3');
    expect(creditCodeCheckCharacter('9135010OM000100Y4')).toBeUndefined();
  });

  it('warns, and only warns, when the organisation code inside does not check', () => {
    expect(creditCodeWarning('91330100799655058B')).toBeUndefined();
    expect(creditCodeWarning('9144030071526726XG')).toBeUndefined();
    expect(creditCodeWarning('91350100M000100Y43')).toBeUndefined();
    const first17 = '91330100799655057';
    const code = `${first17}${creditCodeCheckCharacter(first17)}`;
    expect(isCreditCode(code)).toBe(true);
    expect(creditCodeWarning(code)).toContain('组织机构代码');
  });
});

describe('patent numbers', () => {
  it.each([
    ['201710601862.3'],
    ['201310699744.2'],
    ['202110000001.6'],
    ['202220987654.8'],
    ['202480001234.X'],
    ['202130055555.7'],
    ['97101765.4'],
    ['95115608.X'],
  ])('%s is valid', (number) => {
    expect(normalisePatentNumber(number)).toBe(number);
    expect(PatentNumber.parse(number)).toBe(number);
  });

  it.each([
    '201710601862.4',
    '202140000001.x',
    '20171060186.3',
    '201710601862',
    '97101765.5',
    '',
    'ZL',
    '20171O601862.3',
  ])('%j is refused', (number) => {
    expect(PatentNumber.safeParse(number).success).toBe(false);
  });

  it.each(['ZL2017 1 0601862.3', 'CN201710601862.3', '2017106018623', 'zl201710601862.3', 'ZL ２０１７10601862.3'])(
    'reads %s as 201710601862.3',
    (text) => {
      expect(normalisePatentNumber(text)).toBe('201710601862.3');
    },
  );

  it('computes the check characters of the worked examples', () => {
    expect(patentCheckCharacter('201710601862')).toBe('3');
    expect(patentCheckCharacter('97101765')).toBe('4');
    expect(patentCheckCharacter('95115608')).toBe('X');
  });

  it('tells the kind', () => {
    expect(patentKindOf('201710601862.3')).toBe('INVENTION');
    expect(patentKindOf('202220987654.8')).toBe('UTILITY_MODEL');
    expect(patentKindOf('202130055555.7')).toBe('DESIGN');
    expect(patentKindOf('202480001234.X')).toBe('INVENTION');
    expect(patentKindOf('97101765.4')).toBe('INVENTION');
  });

  it('reads publication numbers', () => {
    expect(normalisePublicationNumber('cn 110569471 A')).toBe('CN110569471A');
    expect(normalisePublicationNumber('CN1234567C')).toBe('CN1234567C');
    for (const bad of ['110569471A', 'CN410569471A', 'CN110569471Z', 'CN11056A', 'US110569471A']) {
      expect(normalisePublicationNumber(bad)).toBeUndefined();
    }
  });
});

describe('other numbers', () => {
  it('stores mobiles in E.164', () => {
    expect(Mobile.parse('138 0000-1111')).toBe('+8613800001111');
    expect(Mobile.parse('+86 13800001111')).toBe('+8613800001111');
    for (const bad of ['12800001111', '1380000111', '138000011112', 'abc'])
      expect(Mobile.safeParse(bad).success).toBe(false);
  });

  it('takes landlines with extension', () => {
    for (const good of ['023-72201234', '02372201234', '023-72201234-801', '13800001111']) {
      expect(Telephone.safeParse(good).success).toBe(true);
    }
    for (const bad of ['72201234', '23-72201234', '023-722']) expect(Telephone.safeParse(bad).success).toBe(false);
  });

  it('takes exactly 16 digits as a registration number', () => {
    expect(RegistrationNumber.parse('2026500102000001')).toBe('2026500102000001');
    for (const bad of ['202650010200001', '20265001020000011', '2026500102OOOO01', '']) {
      expect(RegistrationNumber.safeParse(bad).success).toBe(false);
    }
  });
});
