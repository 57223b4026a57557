// The one door to code lists: loads src/data/*.data.json at start, looks codes up, searches labels.
import { readFileSync } from 'node:fs';
import { said } from '@app/platform';
import { CODE_LIST_NAMES, CodeList, plugCodeLookup } from './code.schema.js';
import type { CodeItem, CodeListName } from './code.schema.js';

interface LoadedList {
  list: CodeList;
  byCode: ReadonlyMap<string, CodeItem>;
}

const loaded = new Map<CodeListName, LoadedList>(CODE_LIST_NAMES.map((name) => [name, load(name)]));

plugCodeLookup((list, code) => hasCode(list, code));

/** The list with version, source and items in official order. */
export function codeList(name: CodeListName): CodeList {
  return entry(name).list;
}

/** The item of a code, or undefined. */
export function codeItem(name: CodeListName, code: string): CodeItem | undefined {
  return entry(name).byCode.get(code);
}

export function hasCode(name: CodeListName, code: string): boolean {
  return entry(name).byCode.has(code);
}

/** The Chinese label of a code; the code itself when the list does not (or no longer) have it. */
export function labelOf(name: CodeListName, code: string): string {
  return codeItem(name, code)?.label ?? code;
}

/** The label in the language of the request; Chinese where the list has no English. */
export function toldLabel(name: CodeListName, code: string): string {
  const item = codeItem(name, code);
  return item ? said(item.label, item.labelEn ?? item.label) : code;
}

/** A code and its ancestors within the list, root first; empty when unknown. */
export function pathOf(name: CodeListName, code: string): CodeItem[] {
  const path: CodeItem[] = [];
  for (let item = codeItem(name, code); item; item = item.parent ? codeItem(name, item.parent) : undefined) {
    path.unshift(item);
  }
  return path;
}

/**
 * Items whose code starts with the text or whose label contains it; best first (exact, label starts, shorter label).
 * @param limit at most this many
 */
export function searchCodes(name: CodeListName, text: string, limit: number): CodeItem[] {
  const wanted = text.normalize('NFKC').trim().toUpperCase();
  if (wanted === '') return codeList(name).items.slice(0, limit);
  return codeList(name)
    .items.map((item) => ({ item, rank: rankOf(item, wanted) }))
    .filter((hit) => hit.rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map((hit) => hit.item);
}

function rankOf(item: CodeItem, wanted: string): number {
  const label = item.label.toUpperCase();
  const english = item.labelEn?.toUpperCase();
  if (item.code === wanted || label === wanted || english === wanted) return 0;
  if (item.code.startsWith(wanted) || item.code.replace(/^[A-T]/, '').startsWith(wanted)) return 1;
  const at = label.includes(wanted) ? label.indexOf(wanted) : (english?.indexOf(wanted) ?? -1);
  return at < 0 ? Number.POSITIVE_INFINITY : 2 + (at > 0 ? 1 : 0) + label.length / 1000;
}

function entry(name: CodeListName): LoadedList {
  const found = loaded.get(name);
  if (!found) throw new Error(`code list ${name} is not loaded`);
  return found;
}

function load(name: CodeListName): LoadedList {
  const file = `./data/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.data.json`;
  const list = CodeList.parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')));
  return { list, byCode: new Map(list.items.map((item) => [item.code, item])) };
}
