// The thread between a form and one of its parts: where the value is, what it is, what is wrong with it.

export interface Binding {
  /** JSON pointer into the form's values; also the id of the control. */
  pointer: string;
  value: unknown;
  set: (value: unknown) => void;
  error?: string | undefined;
  isReadOnly?: boolean | undefined;
}

/** DOM id of the control behind a pointer; the error summary jumps to it. */
export function controlId(pointer: string): string {
  return `f${pointer.replaceAll('/', '-')}`;
}

/** Bound value as text. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Bound value as a list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
