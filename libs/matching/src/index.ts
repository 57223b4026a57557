// The door of the matching room.
export { MatchingModule } from './matching.module.js';
export { Matching } from './matching.service.js';
export { Matches, type MatchFacts } from './matches.js';
export { WeightsFitting, type Fit } from './learning/weights-fitting.js';
export { LEAST_DEMANDS, LEAST_GOOD_PAIRS, LEAST_PAIRS, type Obstacle } from './learning/weights-trial.js';
export { MatchFeedback } from './learning/feedback.service.js';
export { MatchAccepted, MatchRejected, MatchSuggested } from './match.events.js';
export { PairLinks, type Pair } from './pair-links.js';
export type { MatchView } from './match.schema.js';
export { indexNearness, type NearnessTo } from './meaning/index-vectors.js';
export type { EmbedderSettings } from './meaning/embedder.js';
export { rankByText } from './ranking.js';
export type { AskedText } from './terms.js';
export { indexTexts, relatedBy } from './words/index-texts.js';
export { LEAST_TEXTS, learnWords } from './words/learn-words.js';
export type { RelatedWords } from './words/soft-coverage.js';
