import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { mustActForOthers, resolvePledger, resolveSeller } from '#server/contest/participants/acting-for'
import { readingOf } from '#server/ledger/group-messages/contest-reading'
import { GroupLinesRepository, type KnownLine } from '#server/ledger/group-messages/group-lines.repository'
import { KnownSales } from '#server/ledger/group-messages/known-sales'
import { lineDigest } from '#server/ledger/group-messages/line-digest'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import {
  GROUP_LIMITS,
  type GroupDoubt,
  type GroupLineView,
  type GroupMessageView,
  type GroupPurpose,
  type ReadGroupMessage,
} from '#shared/ledger/group-messages/contract'
import { type MessageLine, readMessage } from '#shared/ledger/group-messages/read-message'

/** Copies of one line of a day that are looked for; more of them are the last one again. */
const MOST_COPIES = 20

/** 粘贴群消息, before it writes: reads a message by rule and compares it with what is there; writes nothing. */
@Injectable()
export class GroupReadingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly lines: GroupLinesRepository,
  ) {}

  /** Refuses with `not_for_others` a caller who may act for no other member, and with `group_message_too_long` more lines than fit. */
  read(person: Person, contestId: string, { purpose, text, day }: ReadGroupMessage): Promise<GroupMessageView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (purpose === 'deals') contest.mustTakeWrites(person)
      else contest.mustBeRunning()
      mustActForOthers(contest, person)
      const words = await this.lines.wordsForPeople(contestId, day)
      const read = readMessage(text, readingOf(contest, words, purpose), { day, today: contest.today })
      if (read.length > GROUP_LIMITS.lines) throw new AppError('group_message_too_long')
      const views = await this.compared(contest, purpose, read)
      return { lines: views.map((line) => withDoubts(line, doubtsBeyond(contest, person, purpose, line, day))) }
    })
  }

  private async compared(
    contest: LoadedContest,
    purpose: GroupPurpose,
    read: readonly MessageLine[],
  ): Promise<GroupLineView[]> {
    const sales = read.filter(({ isTalk }) => !isTalk)
    const digest = (line: MessageLine, copy: number) => lineDigest(purpose, { ...line, said: line.text, copy })
    const copies = Array.from({ length: MOST_COPIES }, (_, n) => n + 1)
    const keys = new Set(sales.flatMap((line) => copies.map((copy) => digest(line, copy))))
    const known = await this.lines.known(contest.id, [...keys])
    const views = read.map((line) =>
      viewOf(
        line,
        known.get(digest(line, line.copy)),
        copies.find((copy) => !known.has(digest(line, copy))),
      ),
    )
    if (purpose === 'pledges') return views
    const people = new Set(views.flatMap(({ participantId }) => participantId ?? []))
    const days = new Set(views.map(({ day }) => day))
    const there = new KnownSales(await this.lines.soldOn(contest.id, [...people], [...days]))
    for (const line of views) if (line.known) there.take(contest, line)
    return views.map((line) =>
      !line.known && line.items.length > 0 && there.has(contest, line) ? withDoubts(line, ['same_sale_known']) : line,
    )
  }
}

function viewOf(
  { text: said, ...line }: MessageLine,
  known: KnownLine | undefined,
  freeCopy = MOST_COPIES,
): GroupLineView {
  const cut = { said: said.slice(0, GROUP_LIMITS.line), author: line.author?.slice(0, 80) ?? null }
  return { ...line, ...cut, known: known ? { at: known.at, by: known.by } : null, freeCopy }
}

const withDoubts = (line: GroupLineView, doubts: readonly GroupDoubt[]): GroupLineView => ({
  ...line,
  doubts: [...line.doubts, ...doubts],
})

/** What the contest adds: a line for whom the caller may not act, and one that its header dates otherwise. */
function doubtsBeyond(
  contest: LoadedContest,
  person: Person,
  purpose: GroupPurpose,
  { participantId, day }: GroupLineView,
  chosen: string,
): GroupDoubt[] {
  const isTheirs = participantId === null || mayActFor(contest, person, purpose, participantId)
  return [...(isTheirs ? [] : (['not_yours'] as const)), ...(day === chosen ? [] : (['other_day'] as const))]
}

function mayActFor(contest: LoadedContest, person: Person, purpose: GroupPurpose, participantId: string): boolean {
  try {
    const resolve = purpose === 'deals' ? resolveSeller : resolvePledger
    return resolve(contest, person, participantId).id === participantId
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
