// Names of the streams that the house writes.

/** The stream of technology contracts: registrations and everything that changes them. */
export const CONTRACT_STREAM = 'contract';
