// What a line of the authorisation table is about.

/** Values for the placeholders of a path, and what the body or the query needs besides. */
export type Subject = Record<string, string>;
