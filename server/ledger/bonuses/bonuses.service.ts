import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { changesTo, type Earning } from '#server/ledger/bonuses/bonus-changes'
import type { BonusEntry } from '#server/ledger/bonuses/bonus-entry.entity'
import { BonusesRepository } from '#server/ledger/bonuses/bonuses.repository'
import { newId } from '#server/platform/database/new-id'
import type { BonusCause } from '#shared/ledger/bonuses/facts'
import type { Day } from '#shared/platform/time/time'

/** Keeps what teams earn outside sales (加分). Higher wings say what their causes have earned; nothing else is written. */
@Injectable()
export class BonusesService {
  constructor(
    private readonly bonuses: BonusesRepository,
    private readonly journal: LiveJournal,
  ) {}

  /**
   * Brings what a cause has earned on these days to exactly `earned`, inside the caller's unit: what is left out has
   * earned nothing. Appends only what differs, with one fact; nothing where it agrees already.
   */
  async bring(
    contest: LoadedContest,
    cause: BonusCause,
    days: readonly Day[],
    earned: readonly Earning[],
    at: Date,
  ): Promise<void> {
    if (days.length === 0) return
    const { added, reversed } = changesTo(earned, await this.bonuses.effective(contest.id, cause, days))
    if (added.length + reversed.length === 0) return
    const facts = this.journal.reserve(contest)
    const place = { contestId: contest.id, cause, seq: facts.next }
    const entries: BonusEntry[] = [
      ...reversed.map((entry) => ({ ...entry, id: newId(), points: 0 - entry.points, reverses: entry.id })),
      ...added.map((earning) => ({ ...earning, id: newId(), reverses: null })),
    ].map((entry, line) => ({ ...entry, ...place, line }))
    await this.bonuses.add(entries)
    facts.add({ fact: { type: 'bonus.recorded', cause, teams: byTeam(entries) } })
    await this.journal.write(facts, at)
  }
}

function byTeam(entries: readonly BonusEntry[]): { teamId: string; points: number }[] {
  const sums = new Map<string, number>()
  for (const { teamId, points } of entries) sums.set(teamId, (sums.get(teamId) ?? 0) + points)
  return [...sums].map(([teamId, points]) => ({ teamId, points })).filter(({ points }) => points !== 0)
}
