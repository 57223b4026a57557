// What the page's own check of a form says. Rules speak Chinese; where a reader wants English, or where a schema says nothing
// itself, the fault is told by its kind. The server, which checks again, knows the English of the rules.
import { wordingOf } from '@libs/platform/src/wording.schema.js';

const HAN = /\p{Script=Han}/u;

export function issueWords(issue: { readonly message: string }): string {
  const isEnglish = globalThis.document?.documentElement.lang === 'en';
  if (HAN.test(issue.message) && !isEnglish) return issue.message;
  return wordingOf(issue as Parameters<typeof wordingOf>[0], isEnglish);
}
