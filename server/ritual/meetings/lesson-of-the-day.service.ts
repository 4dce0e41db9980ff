import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { RecentDays } from '#server/ledger/standings/recent-days.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { Lesson } from '#server/ritual/playbook/lesson.entity'
import { goalOf } from '#shared/contest/contests/contract'

/** A lesson that a meeting may read out. */
export type LessonChoice = Pick<Lesson, 'id' | 'title' | 'uses' | 'metric' | 'publishedAt'>

const CHOICES = 30

/** Which lesson the morning reads out. */
@Injectable()
export class LessonOfTheDayService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly meetings: MeetingsRepository,
  ) {}

  /** The proposed one first: the newest that no morning has shown, else the most used for yesterday's weakest metric. */
  async choices(contest: LoadedContest, meetingId: string, yesterday: RecentDays | null): Promise<LessonChoice[]> {
    const where = { centerId: contest.centerId, kind: 'lesson', status: 'published' } as const
    const select = { id: true, title: true, uses: true, metric: true, publishedAt: true } as const
    const { manager } = this.uow
    const newest = await manager.find(Lesson, { where, select, order: { publishedAt: 'DESC' }, take: CHOICES })
    const used = await manager.find(Lesson, { where, select, order: { uses: 'DESC' }, take: CHOICES })
    const shown = await this.meetings.shownLessons(contest.id, meetingId)
    const weakest = yesterday && weakestMetric(yesterday)
    const proposed =
      newest.find((lesson) => !shown.has(lesson.id)) ?? used.find((lesson) => lesson.metric === weakest) ?? used[0]
    const rest = new Map([...newest, ...used].map((lesson) => [lesson.id, lesson]))
    if (proposed) rest.delete(proposed.id)
    return [...(proposed ? [proposed] : []), ...rest.values()]
  }

  /** Only what is published, so that a lesson that was taken back is not read out. */
  find(contest: LoadedContest, id: string): Promise<Lesson | null> {
    return this.uow.manager.findOneBy(Lesson, { id, centerId: contest.centerId, status: 'published' })
  }
}

/** The name of the metric of which that day brought the least of an even day's share of its target. */
function weakestMetric({ contest, day, sales }: RecentDays): string | undefined {
  const { metrics, participants } = contest.view
  const shares = metrics.flatMap(({ id, name }) => {
    const target = goalOf(contest.view, null, id)?.target ?? 0
    const sold = participants.reduce((sum, each) => sum + (sales.of(each.id, day).metrics[id] ?? 0), 0)
    return target > 0 ? [{ name, share: sold / target }] : []
  })
  return shares.sort((a, b) => a.share - b.share)[0]?.name
}
