/** A page draws more rows than this only where they are scrolled to. */
export const MOST_DRAWN = 120
