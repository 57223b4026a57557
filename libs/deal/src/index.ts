// The door of the deal room.
export { DealModule } from './deal.module.js';
export { Deals } from './deal.service.js';
export type { DealContractFacts } from './deal.service.js';
export { Interests } from './interest.service.js';
export { Leading } from './leading.service.js';
export { Negotiation } from './negotiation.service.js';
export { Signing } from './signing.service.js';
export { DealTimers } from './timers.task.js';
export {
  BrokerAccepted,
  BrokerAssigned,
  BrokerDeclined,
  DealAccepted,
  DealDeclined,
  DealExpired,
  DealFailed,
  DealNudged,
  DealRegistered,
  DealSigned,
  InterestExpressed,
  SigningProposed,
  StageMoved,
} from './deal.events.js';
export type { DealFacts } from './deal.events.js';
export type { DealCard, DealSide, DealStage, DealView, PartySide } from './deal.schema.js';
export type { Deal } from './deal.entity.js';
