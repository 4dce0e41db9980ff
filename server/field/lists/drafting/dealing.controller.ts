import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common'
import { DealingService } from '#server/field/lists/drafting/dealing.service'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { DealingInput, DealingView } from '#shared/field/lists/drafting'

/** Captains deal what their team has picked. */
@Controller('api/contests/:contestId/lines')
export class DealingController {
  constructor(private readonly dealing: DealingService) {}

  @Get('dealing')
  @Describe({ zh: '等队长分给队员的客户', en: 'The lines that a captain has to deal', answer: DealingView })
  view(@Me() me: Person, @ContestId() contestId: string): Promise<DealingView> {
    return this.dealing.view(me, contestId)
  }

  @Post(':lineId/dealing')
  @HttpCode(200)
  @Describe({
    zh: '队长把一户分给队员',
    en: 'Deal a line to a member of the own team',
    answer: DealingView,
    errors: [
      ...(['line_not_yours', 'draft_member_full', 'draft_value_full', 'not_a_participant', 'request_reused'] as const),
      ...(['list_not_drafted', 'contest_not_started', 'contest_settling', 'contest_closed'] as const),
    ],
  })
  deal(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('lineId') lineId: string,
    @Body({ schema: DealingInput }) input: DealingInput,
  ): Promise<DealingView> {
    return this.dealing.deal(me, contestId, lineId, input)
  }
}
