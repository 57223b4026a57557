// Shapes of the cuts, the flow, the concentration and the process figures as the browser gets them.
import type * as cuts from '@libs/dashboard/src/cuts.schema.js';
import type * as dashboard from '@libs/dashboard/src/dashboard.schema.js';
import type * as process from '@libs/dashboard/src/process.schema.js';
import type { Wire } from '../wire.js';

export type Cuts = Wire<cuts.CutsView>;
export type CutSlice = Cuts['cuts'][number]['slices'][number];
export type CutDimension = Cuts['cuts'][number]['dimension'];
export type Concentration = Wire<cuts.ConcentrationView>;
export type ProcessFigures = Wire<process.ProcessView>;
export type FunnelStep = process.FunnelStep;
export type PublicCuts = Wire<dashboard.PublicCutsView>;
