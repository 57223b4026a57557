// JSON pointers into form values: read, write without mutation, and from a path of a schema issue.

function keys(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer; undefined where nothing is. */
export function readAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of keys(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** A copy of the root with the value at the pointer replaced; missing objects on the way are made. */
export function writeAt<T>(root: T, pointer: string, value: unknown): T {
  return put(root, keys(pointer), value) as T;
}

function put(node: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(node)) {
    const copy = [...(node as unknown[])];
    copy[Number(key)] = put(copy[Number(key)], rest, value);
    return copy;
  }
  const object = typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : {};
  return { ...object, [key]: put(object[key], rest, value) };
}

/** The pointer of a zod issue path. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Whether something was filled in. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : true;
}
