/** LP19: a room of up to so many people is sent whole. */
export const SNAPSHOT = { wholeUpTo: 60 }
