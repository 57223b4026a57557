// A problem in the reader's language: our words by code, else the server's own title and detail.
import { wordIfAny } from '../../i18n/index.js';
import type { ApiProblem } from '../../api/problem.js';

export function problemTitle(problem: ApiProblem): string {
  return wordIfAny(`problem.${problem.code}`) ?? (problem.title || (wordIfAny('problem.unknown') as string));
}

/** Why an action is not possible now, from a reason code of `can`. */
export function reasonWords(code: string): string {
  return wordIfAny(`reason.${code}`) ?? wordIfAny(`problem.${code}`) ?? (wordIfAny('reason.other') as string);
}
