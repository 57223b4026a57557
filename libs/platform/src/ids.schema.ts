// The wire form of an identifier. PostgreSQL compares uuids by value, while sets, keys and search anchors compare text: so
// that one thing has one name, every uuid that comes in is made lower-case (RFC 9562 §4: output in lower case).
import { z } from 'zod';

/** @param message what is said of a text that is no uuid */
export function uuidSaying(message: string) {
  return z.uuid(message).toLowerCase();
}

/** Any identifier of a path, a query, a body or an event. */
export const Uuid = uuidSaying('不是有效的编号');
