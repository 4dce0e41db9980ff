import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { Instant } from '#shared/platform/time/time'

/** Scheme, name and port, as http://192.168.1.5:3000 or https://contest.example.com. */
export const Origin = text(200).transform((text, context): string => {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined
  if (url && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

/** Who reaches the server: its machine only, or all on the network; `publicUrl` null for this machine's first address. */
export const AddressesInput = z.strictObject({ isOpen: z.boolean(), publicUrl: Origin.nullable() })
export type AddressesInput = z.infer<typeof AddressesInput>

export const AddressesView = z.object({
  /** What runs. */
  running: z.object({ isOpen: z.boolean(), publicUrl: z.string() }),
  /** What is stored for the next start. */
  stored: z.object({ isOpen: z.boolean(), publicUrl: z.string().nullable() }),
  /** What a variable of the environment sets, so that the page cannot. */
  fixed: z.object({ isOpen: z.boolean(), publicUrl: z.boolean() }),
  /** By which others on the network reach this machine: the name of its network card, and the address to open. */
  own: z.array(z.object({ card: z.string(), url: z.string() })),
  needsRestart: z.boolean(),
  /** The addresses of before the last change, and until when they are accepted; null where that is over. */
  former: z.object({ urls: z.array(z.string()), until: Instant }).nullable(),
})
export type AddressesView = z.infer<typeof AddressesView>

/** A trial from a phone on mobile data: where it opens, and what has come of it. */
export const StreetTrial = z.object({
  url: z.string(),
  until: Instant,
  /** `inside` came over the office's own network. */
  reached: z.object({ at: Instant, from: z.enum(['inside', 'outside']) }).nullable(),
})
export type StreetTrial = z.infer<typeof StreetTrial>

/** Null where none has begun. */
export const StreetView = z.object({ trial: StreetTrial.nullable() })
export type StreetView = z.infer<typeof StreetView>

/** The token travels in the fragment of the address and in the body, which no server log sees. */
export const ReachInput = z.strictObject({ token: z.string().regex(/^[\w-]{22}$/) })
export type ReachInput = z.infer<typeof ReachInput>
export const StreetAnswer = z.object({ from: z.enum(['inside', 'outside']) })
export type StreetAnswer = z.infer<typeof StreetAnswer>
