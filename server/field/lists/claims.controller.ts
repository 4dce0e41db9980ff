import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common'
import { ClaimsService } from '#server/field/lists/claims.service'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { ClaimInput, LinePage, LinesQuery, LineView, OwnLists, ReleaseInput } from '#shared/field/lists/contract'

/** What members do with the lines of lists. */
@Controller('api/contests/:contestId/lines')
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Get('own')
  @Describe({
    zh: '我的名单，和可以认领的名单',
    en: 'The lines that I hold, and the lists to claim from',
    answer: OwnLists,
    errors: ['not_a_participant'],
  })
  own(@Me() me: Person, @ContestId() contestId: string): Promise<OwnLists> {
    return this.claims.own(me, contestId)
  }

  @Get('free/:listId')
  @Describe({ zh: '一份名单里可以认领的客户', en: 'The free lines of a list', answer: LinePage })
  free(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('listId') listId: string,
    @Query({ schema: LinesQuery }) query: LinesQuery,
  ): Promise<LinePage> {
    return this.claims.free(me, contestId, listId, query)
  }

  @Post('claims')
  @Describe({
    zh: '认领一户；同一个 requestId 只算一次',
    en: 'Claim a line; the same requestId counts once',
    answer: LineView,
    errors: [
      ...(['not_a_participant', 'participant_left', 'request_reused', 'line_taken', 'line_reserved'] as const),
      ...(['list_cap_reached', 'list_value_cap_reached', 'claiming_over'] as const),
      ...(['contest_not_started', 'contest_settling', 'contest_closed'] as const),
    ],
  })
  claim(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: ClaimInput }) input: ClaimInput,
  ): Promise<LineView> {
    return this.claims.claim(me, contestId, input)
  }

  @Post(':lineId/release')
  @HttpCode(200)
  @Describe({
    zh: '放回一户',
    en: 'Put a line back',
    answer: LineView,
    errors: ['request_reused', 'line_not_yours', 'line_not_held', 'contest_not_started', 'contest_closed'],
  })
  release(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('lineId') lineId: string,
    @Body({ schema: ReleaseInput }) input: ReleaseInput,
  ): Promise<LineView> {
    return this.claims.release(me, contestId, lineId, input)
  }
}
