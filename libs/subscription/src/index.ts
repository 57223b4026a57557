// The door of the subscription room.
export { SubscriptionModule } from './subscription.module.js';
export { Follows, type FollowFacts } from './follow.service.js';
export { SavedSearches } from './saved-search.service.js';
export type { SavedSearchFacts } from './saved-search.service.js';
export { SubscriptionAlerted } from './subscription.events.js';
export type { News } from './subscription.events.js';
