import { z } from 'zod'
import { ListKind } from './terms'

const taken = { claimed: z.int(), assigned: z.int(), won: z.int() }

/**
 * What has become of an open list, in counts alone. `claimed` and `assigned` say how lines came to those who hold them or held
 * them last until they were closed; `won` are among these, or were sold to before anyone held them. Teams of one are left out, as
 * their counts would be those of a person.
 */
export const ListTally = z.object({
  listId: z.uuid(),
  kind: ListKind,
  name: z.string(),
  lines: z.int(),
  ...taken,
  teams: z.array(z.object({ teamId: z.uuid(), ...taken })),
})
export type ListTally = z.infer<typeof ListTally>

/** 轮选 of a list has made another move. */
export const DraftMoved = z.object({ type: z.literal('draft.moved'), listId: z.uuid(), move: z.int() })

/** Counts of a list: at most once a minute. */
export const ListTallied = z.object({ type: z.literal('list.tallied'), list: ListTally })
