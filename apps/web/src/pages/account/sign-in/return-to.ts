// Where to go after sign-in. Only addresses of this portal, so that a crafted link cannot lead elsewhere.

/** A path of this portal, or the fallback. */
export function returnTo(value: string | null, fallback: string): string {
  // Letters, digits and the marks of a path and query only: no backslash, no control character, no second slash in front.
  return value && /^\/(?!\/)[\p{L}\p{N}/?&=#%.:,_~+-]*$/u.test(value) ? value : fallback;
}
