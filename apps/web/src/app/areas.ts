// How an area of pages joins the portal: one file in app/routes/<area>.ts that exports `area`. Files are found by name.
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { loadWords } from '../i18n/index.js';
import type { Area } from '../i18n/words.js';

export const NAV_GROUPS = ['trade', 'registry', 'statistics', 'admin'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

export interface NavEntry {
  group: NavGroup;
  /** Position inside the group. */
  order: number;
  /** Key under common.nav. */
  word: NavWord;
  to: string;
  /** Shown when the active organisation gives one of these; empty = everyone who is signed in. */
  permissions: readonly string[];
  /** Draws a number when there is something to do. */
  Count?: ComponentType;
}

export interface PublicNavEntry {
  order: number;
  word: NavWord;
  to: string;
}

export type NavWord = keyof (typeof import('../i18n/zh-CN/common.json'))['nav'];

export interface RouteArea {
  /** Pages for everyone, in the public shell. */
  public?: RouteObject[];
  /** Pages for signed-in people, in the desk shell. */
  desk?: RouteObject[];
  nav?: NavEntry[];
  publicNav?: PublicNavEntry[];
}

/** A lazy page: its code and the words of its areas arrive together. */
export function page(load: () => Promise<{ default: ComponentType }>, ...words: Area[]): Pick<RouteObject, 'lazy'> {
  return {
    lazy: async () => {
      const [module] = await Promise.all([load(), loadWords(...words)]);
      return { Component: module.default };
    },
  };
}

const modules = import.meta.glob<{ area: RouteArea }>('./routes/*.ts', { eager: true });

export const areas: readonly RouteArea[] = Object.values(modules).map((module) => module.area);
export const publicNav = areas.flatMap((area) => area.publicNav ?? []).sort((a, b) => a.order - b.order);
export const deskNav = areas.flatMap((area) => area.nav ?? []).sort((a, b) => a.order - b.order);
