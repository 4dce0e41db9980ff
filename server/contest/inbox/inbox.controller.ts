import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ListNotices, NoticePage, ReadNoticesInput, UnreadNotices } from '#shared/contest/inbox/contract'

@Controller('api/me/notices')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @Describe({ zh: '我的消息，最新的在前', en: 'What I was told, newest first', answer: NoticePage })
  page(@Me() person: Person, @Query({ schema: ListNotices }) list: ListNotices): Promise<NoticePage> {
    return this.inbox.page(person, list)
  }

  @Get('unread')
  @Describe({ zh: '有几条没读', en: 'How much of it is unread', answer: UnreadNotices })
  unread(@Me() person: Person): Promise<UnreadNotices> {
    return this.inbox.unread(person)
  }

  @Post('read')
  @HttpCode(200)
  @Describe({
    zh: '读到这一条为止',
    en: 'Mark as read, up to and with this one',
    answer: UnreadNotices,
    errors: ['not_found'],
    body: { upTo: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
  })
  read(@Me() person: Person, @Body({ schema: ReadNoticesInput }) input: ReadNoticesInput): Promise<UnreadNotices> {
    return this.inbox.read(person, input)
  }
}
