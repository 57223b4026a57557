// Shapes of deals as the browser gets them; derived from the room's own schemas.
import type { z } from 'zod';
import type * as deal from '@libs/deal/src/deal.schema.js';
import type * as record from '@libs/deal/src/negotiation.schema.js';
import type * as signing from '@libs/deal/src/signing.schema.js';
import type { Wire } from '../wire.js';

export type Deal = Wire<deal.DealView>;
export type DealCard = Wire<deal.DealCard>;
export type DealPage = Wire<deal.DealPage>;
export type DealBoard = Wire<deal.DealBoard>;
export type DealStage = deal.DealStage;
export type DealSide = deal.DealSide;
export type DealParty = deal.DealParty;
export type MoveTarget = deal.MoveDeal['to'];
export type FailDeal = z.input<typeof deal.FailDeal>;
export type SigningFacts = z.input<typeof signing.SigningFacts>;
export type Signing = Wire<signing.SigningView>;
export type LogEntry = Wire<record.LogEntry>;
export type LogPage = Wire<record.LogPage>;
export type WriteLog = z.input<typeof record.WriteLog>;
export type Offer = Wire<record.OfferView>;
export type OfferPage = Wire<record.OfferPage>;
export type MakeOffer = z.input<typeof record.MakeOffer>;
export type DealFile = Wire<record.DealFileView>;
export type DealFilePage = Wire<record.DealFilePage>;
export type DealContacts = record.DealContacts;
export type DealTimelineEntry = Wire<record.TimelineEntry>;
export type DealTimelinePage = Wire<record.TimelinePage>;
