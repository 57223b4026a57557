// Where to go after sign-in. Only addresses of this portal, so that a crafted link cannot lead elsewhere.

/** A path of this portal, or the fallback. */
export function returnTo(value: string | null, fallback: string): string {
  if (!value || !value.startsWith('/') || /^\/[/\\]/.test(value) || /[\u0000-\u001F\\]/.test(value)) return fallback;
  return value;
}
