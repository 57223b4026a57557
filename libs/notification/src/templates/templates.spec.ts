import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { render } from './template.js';
import { TEMPLATES, textOf } from './index.js';

const NOTICES = new URL('../notices/', import.meta.url);
const sources = readdirSync(NOTICES).map((file) => readFileSync(new URL(file, NOTICES), 'utf8'));

test('placeholders are filled in; a missing value is a dash', () => {
  expect(render('“{title}”还有 {daysLeft} 天', { title: '榨菜盐水回收', daysLeft: 7 })).toBe('“榨菜盐水回收”还有 7 天');
  expect(render('{gone}', {})).toBe('—');
});

test('a value with braces in it is not filled in again', () => {
  expect(render('{a}{b}', { a: '{b}', b: '1' })).toBe('{b}1');
});

test('a stored message whose template is gone still has a text', () => {
  expect(textOf('spec.gone', {})).toEqual({ title: '通知', body: '此通知的内容已不再提供。' });
  expect(textOf('toString', {}).title).toBe('通知');
});

test('every text is a Chinese sentence with a short title', () => {
  for (const { title, body } of Object.values(TEMPLATES)) {
    expect(title.length).toBeLessThanOrEqual(16);
    expect(body).toMatch(/。$/);
  }
});

test('every template is used by a notice', () => {
  const unused = Object.keys(TEMPLATES).filter(
    (key) => !key.startsWith('deal.nudged') && !sources.some((source) => source.includes(`'${key}'`)),
  );
  expect(unused).toEqual([]);
});
