import { z } from 'zod'

/** What a display link opens: a TV on the wall (`tv`), 观战链接 for spectators (`watch`), or 领导视图 for the boss. */
export const DisplayKind = z.enum(['tv', 'watch', 'boss'])
export type DisplayKind = z.infer<typeof DisplayKind>

/** Which cookie a request speaks with: none of the others touches a person's sign-in in the same browser. */
export const SpeaksAs = z.enum(['person', 'display', 'watch', 'boss'])
export type SpeaksAs = z.infer<typeof SpeaksAs>

/** What an API token permits: recording sales, or reading the contest's figures. */
export const ApiScope = z.enum(['record', 'read'])
export type ApiScope = z.infer<typeof ApiScope>
