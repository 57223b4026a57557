// The path of one industry or region code in words. The lists are long, so the server looks one up.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { codeSearchQuery, labelIn } from './reference.js';

/** "农副食品加工业 / 蔬菜加工" or "重庆市 / 涪陵区", "" for none or until it has arrived. */
export function useCodePath(name: 'industry' | 'region', code: string | null): string {
  const { data } = useQuery({ ...codeSearchQuery(name, code ?? ''), enabled: code !== null && code !== '' });
  const { language } = useTranslation().i18n;
  const item = data?.items.find((each) => each.code === code);
  return item ? pathWords({ ...item, label: labelIn(language, item) }, name) : '';
}

/** A found code with the ancestor that tells it apart: the industry's division, the region's province. */
export function pathWords(item: { label: string; path: readonly string[] }, name: 'industry' | 'region'): string {
  const ancestor = name === 'industry' ? (item.path[1] ?? item.path[0]) : item.path[0];
  return ancestor && ancestor !== item.label ? `${ancestor} / ${item.label}` : item.label;
}
