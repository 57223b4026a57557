// Texts of this installation: district, footer slots, frequent searches. A plain file beside the build (site.json),
// so that an operator can change it without building.
import { queryOptions } from '@tanstack/react-query';

export const FOOTER_SLOTS = [
  'organiser',
  'contact',
  'websiteCode',
  'icp',
  'police',
  'agencyMark',
  'faultReport',
  'siteMap',
] as const;
export type FooterSlot = (typeof FOOTER_SLOTS)[number];

export interface Site {
  district: string;
  searches: string[];
  footer: Partial<Record<FooterSlot, string>>;
}

/** What the file says; what it leaves out, or says in another shape, is empty: the portal stands without it. */
export function siteFrom(read: unknown): Site {
  const site = typeof read === 'object' && read !== null ? (read as Partial<Site>) : {};
  return {
    district: typeof site.district === 'string' ? site.district : '',
    searches: Array.isArray(site.searches) ? site.searches : [],
    footer: typeof site.footer === 'object' && site.footer !== null ? site.footer : {},
  };
}

export const siteQuery = queryOptions({
  queryKey: ['site', 'one'],
  queryFn: async (): Promise<Site> => {
    const response = await fetch('/site.json');
    return siteFrom(response.ok ? await response.json().catch(() => null) : null);
  },
  staleTime: Infinity,
});
