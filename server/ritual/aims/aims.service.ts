import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { activityOn } from '#server/field/activities/activity-rules'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Aim } from '#server/ritual/aims/aim.entity'
import { AimsRepository } from '#server/ritual/aims/aims.repository'
import { OwnAimsReader } from '#server/ritual/aims/own-aims.reader'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { monthOf } from '#shared/ritual/aims/aims'
import type { AimSubject, OwnAims, SetAimInput } from '#shared/ritual/aims/contract'

/** 本月目标: what members want of themselves. No other account reads it, and it appends no fact. */
@Injectable()
export class AimsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly aims: AimsRepository,
    private readonly reader: OwnAimsReader,
  ) {}

  /** The caller's own; refused with `not_a_participant`. */
  own(person: Person, contestId: string): Promise<OwnAims> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return this.reader.of(contest, ownSeat(contest, person))
    })
  }

  /** Sets or changes the caller's goal of this month; a repeated `requestId` sets it once. Refused with `aim_month_over`. */
  set(person: Person, contestId: string, input: SetAimInput): Promise<OwnAims> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const own = ownSeat(contest, person)
      const key = { contestId, participantId: own.id, month: input.month }
      const known = await this.aims.findByRequest(key, input.requestId)
      if (known) mustBeSame(known, input)
      else {
        contest.mustBeRunning()
        if (input.month !== monthOf(contest.today)) throw new AppError('aim_month_over')
        mustBeOfContest(contest, input.subject)
        const { requestId, quantity, subject } = input
        const position = (await this.aims.list(key)).length + 1
        const at = this.clock.now()
        await this.aims.add({
          ...{ id: newId(), ...key, position, kind: subject.kind, subjectId: subject.id, quantity, requestId, at },
        })
      }
      return this.reader.of(contest, own)
    })
  }
}

function ownSeat(contest: LoadedContest, { accountId }: Person): ParticipantView {
  const own = contest.participantOf(accountId)
  if (!own) throw new AppError('not_a_participant')
  return own
}

function mustBeSame(known: Aim, { month, subject, quantity }: SetAimInput): void {
  const isSame = known.month === month && known.subjectId === subject.id && known.quantity === quantity
  if (!isSame) throw new AppError('request_reused')
}

function mustBeOfContest(contest: LoadedContest, { kind, id }: AimSubject): void {
  if (kind === 'metric') contest.rules.metricOn(id, contest.today)
  else activityOn(contest, id, contest.today)
}
