import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { GroupReadingService } from '#server/ledger/group-messages/group-reading.service'
import { GroupWritingService } from '#server/ledger/group-messages/group-writing.service'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import {
  GroupMessageView,
  ReadGroupMessage,
  WriteGroupMessage,
  WrittenGroupMessage,
} from '#shared/ledger/group-messages/contract'

@Controller('api/contests/:contestId/group-messages')
export class GroupMessagesController {
  constructor(
    private readonly reading: GroupReadingService,
    private readonly writing: GroupWritingService,
  ) {}

  @Post('reading')
  @HttpCode(200)
  @Describe({
    zh: '读一段群消息，什么也不写',
    en: 'Read a message of the group; writes nothing',
    answer: GroupMessageView,
    errors: ['not_for_others', 'group_message_too_long', 'contest_not_started', 'contest_settling', 'contest_closed'],
    body: { purpose: 'deals', text: '湖西 严萍 融合1 宽带1', day: '2015-04-10' },
  })
  read(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: ReadGroupMessage }) input: ReadGroupMessage,
  ): Promise<GroupMessageView> {
    return this.reading.read(person, contestId, input)
  }

  @Post()
  @HttpCode(200)
  @Describe({
    zh: '把读好的各行写成报单或表态；写过的行不变',
    en: 'Write lines as sales or pledges; a line that was written before changes nothing',
    answer: WrittenGroupMessage,
    errors: ['quantity_not_whole', 'quantity_not_positive', 'quantity_too_large'],
    body: {
      purpose: 'deals',
      lines: [
        {
          ...{ position: 1, said: '湖西 严萍 宽带1', author: null, day: '2015-04-10', time: null, copy: 1 },
          participantId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
          items: [{ metricId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', quantity: 1 }],
          area: '湖西',
        },
      ],
    },
  })
  write(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: WriteGroupMessage }) input: WriteGroupMessage,
  ): Promise<WrittenGroupMessage> {
    return this.writing.write(person, contestId, input)
  }
}
