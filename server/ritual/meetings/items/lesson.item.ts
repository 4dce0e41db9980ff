import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { RecentDays } from '#server/ledger/standings/recent-days'
import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { ItemPreparer, PreparedItem } from '#server/ritual/meetings/items/item-preparer'
import type { MeetingChange } from '#server/ritual/meetings/meeting-state'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { type LessonChoice, LessonsReader } from '#server/ritual/playbook/lessons.reader'
import { goalOf } from '#shared/contest/contests/contract'

const CHOICES = 30

/** The lesson of the day: proposed, chosen by a director, or left out. */
@Injectable()
export class LessonPreparer implements ItemPreparer<'lesson'> {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly lessons: LessonsReader,
  ) {}

  async prepare(context: AgendaContext): Promise<PreparedItem<'lesson'>> {
    const { contest, state } = context
    const choices = await this.choices(contest, state.meeting.id, await context.daysUpToYesterday())
    const proposed = choices[0]?.id ?? ''
    const id = context.text('lesson', proposed)
    // Only a published card, so that a withdrawn one is not read out.
    const card = id === '' ? null : await this.lessons.find(contest.centerId, id)
    return {
      item: card && {
        type: 'lesson',
        lessonId: card.id,
        title: card.title,
        story: card.story,
        remark: card.remark,
        author: card.authorName,
      },
      defaults: { lesson: proposed },
      lessons: choices.map((each) => ({ lessonId: each.id, title: each.title, uses: each.uses })),
    }
  }

  /** Stores the proposed lesson, so that it stays the lesson of this meeting. */
  async open({ person, state, prepared, now }: MeetingChange): Promise<void> {
    const { lesson } = prepared.defaults
    if (!lesson || state.fields.some((each) => each.field === 'lesson')) return
    const { accountId } = person
    const row = { meetingId: state.meeting.id, field: 'lesson', value: lesson, revision: 0, accountId, at: now }
    await this.meetings.saveField(row)
  }

  /**
   * The proposed one first: the newest that no other meeting has shown, else the most used one about the metric that
   * was weakest yesterday.
   */
  private async choices(
    contest: LoadedContest,
    meetingId: string,
    yesterday: RecentDays | null,
  ): Promise<LessonChoice[]> {
    const newest = await this.lessons.newest(contest.centerId, CHOICES)
    const used = await this.lessons.mostUsed(contest.centerId, CHOICES)
    const shown = await this.meetings.shownLessons(contest.id, meetingId)
    const weakest = yesterday && weakestMetric(yesterday)
    const proposed =
      newest.find((lesson) => !shown.has(lesson.id)) ?? used.find((lesson) => lesson.metric === weakest) ?? used[0]
    const rest = new Map([...newest, ...used].map((lesson) => [lesson.id, lesson]))
    if (proposed) rest.delete(proposed.id)
    return [...(proposed ? [proposed] : []), ...rest.values()]
  }
}

/** The name of the metric that brought the smallest share of its target on that day. */
function weakestMetric({ contest, day, sales }: RecentDays): string | undefined {
  const { metrics, participants } = contest.view
  const shares = metrics.flatMap(({ id, name }) => {
    const target = goalOf(contest.view, null, id)?.target ?? 0
    const sold = participants.reduce((sum, each) => sum + sales.sold(each.id, id, day), 0)
    return target > 0 ? [{ name, share: sold / target }] : []
  })
  return shares.sort((a, b) => a.share - b.share)[0]?.name
}
