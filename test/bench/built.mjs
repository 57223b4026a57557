// The built server (dist/), by path: what is measured is what runs.

export const DIST = new URL('../../dist/', import.meta.url);

/** A module of the built server. @param {string} path below dist/ @returns {Promise<Record<string, any>>} */
export const built = (path) => import(new URL(path, DIST).href);
