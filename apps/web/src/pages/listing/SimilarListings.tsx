// Listings that share rare words with the one shown; nothing while there are none.
import { ListingLinks, type ListingLink } from '../../ui/listing/ListingLinks.js';
import { Section } from '../../ui/record/Section.js';

export function SimilarListings({ title, items = [] }: { title: string; items: readonly ListingLink[] | undefined }) {
  if (items.length === 0) return null;
  return (
    <div className="no-print">
      <Section title={title}>
        <ListingLinks items={items} />
      </Section>
    </div>
  );
}
