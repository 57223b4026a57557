// What a template is and how it is filled in. The texts themselves are in the files beside this one, by room.

export interface Template {
  title: string;
  /** Placeholders stand in braces: “{title}”. */
  body: string;
}

export type Params = Record<string, string | number>;

/** Names of the placeholders of a text, in order of appearance. */
export function placeholdersOf({ title, body }: Template): string[] {
  return [...new Set([...`${title}${body}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))];
}

/** Fills in the placeholders; one that is missing (a row older than the text) becomes a dash. */
export function render(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '—'));
}
