/** The header of every API answer with the server's time, as ISO text. */
export const NOW_HEADER = 'x-dangxian-now'
/** The header of every API answer with the id of the pages that the server serves. */
export const BUILD_HEADER = 'x-dangxian-build'
