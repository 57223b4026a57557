// One line of the authorisation table and how it is read. The lines themselves: *.table.ts.
import type { SubjectName } from './subjects.js';
import { EVERYBODY, SOMEBODIES, type Who } from './who.js';

/**
 * Words are separated by spaces: `ROLE` (both at home and elsewhere), `ROLE@own`, `ROLE@other`,
 * `SIGNED_IN` (every role), `PUBLIC` (also nobody signed in), and in `hidden` also `REST` (all who are not named).
 */
export interface Row {
  /** Method and path, as routesOf(app) names them. */
  route: string;
  /** The resource that the request is about; left out: it names none. */
  on?: SubjectName;
  /** Who gets a 2xx. */
  may: string;
  /** Who is told that there is no such thing: 404. */
  hidden?: string;
  /** Who is refused by a rule of the row, by problem code. Everybody who is not named at all: 403 access.forbidden. */
  refused?: Record<string, string>;
  /** Works with a dead token too: signing in, refreshing, signing out. */
  isTokenOptional?: true;
}

/** What one cell of the table promises: `ok`, the code of a problem, or `404` with whatever code. */
export type Outcome = string;

function people(words: string): Who[] {
  return words
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word): readonly Who[] => {
      if (word === 'PUBLIC') return EVERYBODY.filter((who) => who !== 'disabled');
      if (word === 'SIGNED_IN') return SOMEBODIES;
      const found = SOMEBODIES.filter((somebody) => somebody === word || somebody.startsWith(`${word}@`));
      if (found.length === 0) throw new Error(`the authorisation table names nobody by ${word}`);
      return found;
    });
}

/** The whole line: every kind of person with the outcome. @throws Error when somebody is named twice */
export function outcomesOf(row: Row): Record<Who, Outcome> {
  const named = new Map<Who, Outcome>();
  const name = (words: string, outcome: Outcome): void => {
    for (const who of people(words)) {
      if (named.has(who)) throw new Error(`${row.route}: ${who} is named twice`);
      named.set(who, outcome);
    }
  };
  name(row.may, 'ok');
  for (const [code, words] of Object.entries(row.refused ?? {})) name(words, code);
  const isRestHidden = row.hidden === 'REST';
  if (!isRestHidden) name(row.hidden ?? '', '404');
  const nobody = isRestHidden ? '404' : 'access.sign-in-required';
  return {
    ...Object.fromEntries(
      SOMEBODIES.map((who) => [who, named.get(who) ?? (isRestHidden ? '404' : 'access.forbidden')]),
    ),
    anonymous: named.get('anonymous') ?? nobody,
    disabled: row.isTokenOptional ? 'ok' : 'identity.session-ended',
  } as Record<Who, Outcome>;
}
