// One message per owner about listings of one kind (achievements or demands) that one event names.
import type { Role } from '@app/identity';
import type { Notice } from '../delivery.js';
import type { SubjectType } from '../notification.schema.js';
import type { TemplateKey } from '../templates/index.js';
import type { Params } from '../templates/template.js';
import { perOwner } from './owner.js';
import type { OwnedListing } from './owner.js';

export interface ListingWords {
  type: SubjectType;
  /** Roles that look after listings of this kind in their organisation. */
  roles: readonly Role[];
  one: TemplateKey;
  many: TemplateKey;
  /** Further params of the template. */
  more?: Params;
}

export function listingNotices(listings: readonly OwnedListing[], words: ListingWords): Notice[] {
  return perOwner(listings, words.roles).map(({ to, items }) => {
    const isOne = items.length === 1;
    return {
      template: isOne ? words.one : words.many,
      params: { title: items[0].title, ...(isOne ? {} : { count: items.length }), ...words.more },
      subject: { type: words.type, id: items[0].id },
      to: [to],
    };
  });
}
