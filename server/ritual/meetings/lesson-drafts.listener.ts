import { Injectable } from '@nestjs/common'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { stableId } from '#server/ritual/meetings/stable-id'
import { CardWritingService } from '#server/ritual/playbook/card-writing.service'
import { WriteCardInput } from '#shared/ritual/playbook/contract'

const TITLE_LENGTH = 24
const AT_MOST = 10

/** 交流经验: turns each paragraph of the evening's stories into a draft card of the playbook when the meeting closes. */
@Injectable()
export class LessonDraftsListener {
  constructor(private readonly cards: CardWritingService) {}

  @OnDomainEvent('meeting.closed')
  async draftLessons({ contest, meeting, person }: DomainEvents['meeting.closed']): Promise<void> {
    const cases = meeting.view.agenda.find((item) => item.type === 'cases')
    for (const [n, story] of paragraphsOf(cases?.lessons ?? '').entries()) {
      const id = stableId(meeting.id, 'lesson', String(n))
      const card = WriteCardInput.parse({ id, kind: 'lesson', title: titleOf(story), story, contestId: contest.id })
      await this.cards.draft(person, { ...card, meetingId: meeting.id })
    }
  }
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean)
    .slice(0, AT_MOST)

function titleOf(story: string): string {
  const line = [...(story.split('\n')[0] ?? '')]
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH).join('')}…` : line.join('')
}
