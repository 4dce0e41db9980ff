import type { BonusEntry } from '#server/ledger/bonuses/bonus-entry.entity'

/** What one cause has earned for a team on one day; `participantId` where it is known who earned it. */
export type Earning = Pick<BonusEntry, 'teamId' | 'participantId' | 'causeId' | 'businessDate' | 'points'>

const keyOf = ({ teamId, participantId, causeId, businessDate }: Earning): string =>
  [teamId, participantId, causeId, businessDate].join()

/**
 * What has to be added and reversed so that the entries add up to what was earned: the newest are reversed until no more
 * than that is left, and the rest is added as one.
 */
export function changesTo<Entry extends Earning>(
  earned: readonly Earning[],
  effective: readonly Entry[],
): { added: Earning[]; reversed: Entry[] } {
  const wanted = new Map(earned.map((earning) => [keyOf(earning), earning]))
  const sums = new Map<string, number>()
  for (const entry of effective) sums.set(keyOf(entry), (sums.get(keyOf(entry)) ?? 0) + entry.points)
  const reversed: Entry[] = []
  for (const entry of [...effective].reverse()) {
    const key = keyOf(entry)
    const sum = sums.get(key) ?? 0
    if (sum <= (wanted.get(key)?.points ?? 0)) continue
    reversed.push(entry)
    sums.set(key, sum - entry.points)
  }
  const added = earned.flatMap((earning) => {
    const points = earning.points - (sums.get(keyOf(earning)) ?? 0)
    return points > 0 ? [{ ...earning, points }] : []
  })
  return { added, reversed }
}
