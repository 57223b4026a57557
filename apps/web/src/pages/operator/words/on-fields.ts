// The server names the very word that is wrong; the page has a field for a group of them.
import type { FieldError } from '../../../api/problem.js';

export function onFields(errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ pointer, detail }) => ({
    pointer: pointer.replace(/^\/draft(?=\/)/, '').replace(/(\/words|\/stopWords)\/\d+$/, '$1'),
    detail,
  }));
}
