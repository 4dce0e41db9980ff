import { Inject, Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { RecentDaysService } from '#server/ledger/standings/recent-days.service'
import type { Person } from '#server/platform/auth/caller'
import { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import { ITEM_PREPARERS, type ItemPreparers } from '#server/ritual/meetings/items/index'
import {
  type MeetingChange,
  type MeetingKey,
  type MeetingState,
  type PreparedMeeting,
  presetOf,
} from '#server/ritual/meetings/meeting-state'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { agendaOf } from '#shared/ritual/meetings/preset'

/** Prepares 晨会 and 夕会 item by item from the figures, so that a meeting can be held without typing. */
@Injectable()
export class AgendaService {
  constructor(
    @Inject(ITEM_PREPARERS) private readonly preparers: ItemPreparers,
    private readonly recent: RecentDaysService,
    private readonly outcomes: PledgeOutcomesService,
  ) {}

  /** Before a unit that prepares the agenda: what it looks back on. */
  readAhead(person: Person, { contestId, day }: MeetingKey): Promise<void> {
    return this.outcomes.readAhead(person, contestId, (contest) => this.recent.daysUpTo(contest, day))
  }

  /** Writes nothing; inside the caller's unit. */
  async prepare(contest: LoadedContest, state: MeetingState): Promise<PreparedMeeting> {
    const context = new AgendaContext(contest, state, { recent: this.recent, outcomes: this.outcomes })
    const preset = presetOf(contest, state.meeting)
    const prepared: PreparedMeeting = {
      preset,
      agenda: [],
      defaults: {},
      proposals: [],
      selection: [],
      lessons: [],
      shortfalls: [],
    }
    for (const type of agendaOf(state.meeting.kind, preset)) {
      const { item, defaults, ...parts } = await this.preparers[type].prepare(context)
      if (item) prepared.agenda.push(item)
      Object.assign(prepared.defaults, defaults)
      Object.assign(prepared, parts)
    }
    return prepared
  }

  /** Stores what was only proposed so far, when the meeting opens. */
  async open(change: MeetingChange): Promise<void> {
    for (const type of agendaOf(change.state.meeting.kind, change.prepared.preset))
      await this.preparers[type].open?.(change)
  }
}
