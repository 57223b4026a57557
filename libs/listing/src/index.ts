// The door of the listing room.
export {
  LISTING_ALIAS,
  LISTING_BATCH,
  withOwners,
  type Condition,
  type Listing,
  type ListingRow,
  type Trail,
} from './listing.js';
export { listingDesk, visibleListing, type Decision, type ListingDesk } from './desk.js';
export { endOfDayAfter, expireListings } from './expiry.js';
export { givenOnly, importBatch, missingFrom, type ImportOrigin } from './entry.js';
export { mirrorInto, searchHall, sharedWords, similarTo, suggestFrom, wholeHall, type Hall } from './hall.js';
export { countsByState, inOrder, latestFirst, ownedBy, rowsOf, sideBySide, wholeList } from './lists.js';
export { amountBandOf, CompareQuery, SuggestionQuery, Suggestions } from './listing.schema.js';
export { FILES_PER_MINUTE, fenOf, joined, labelled, labelOrNone, shown } from './table.js';
export { verdictsBy } from './verdicts.js';
