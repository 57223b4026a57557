// The two ways a plan period's end is forecast; how they count is in forecast.ts.
/**
 * RECENT: the daily pace of the last three whole months, about 90 days. SEASONAL: the last twelve months, spread over the
 * calendar as past years were.
 */
export const FORECAST_METHODS = ['RECENT', 'SEASONAL'] as const;
export type ForecastMethod = (typeof FORECAST_METHODS)[number];
