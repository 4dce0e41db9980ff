import { Controller, Get, Header, Query } from '@nestjs/common'
import { LiveRelay } from '#server/live/live.relay'
import { AllowSpectators, CurrentCaller, ForTokens } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { JoinReply, LIVE_PROTOCOL, PollContest } from '#shared/live/protocol'

/** LP11: a join's answers, for screens that no socket reaches. */
@Controller('api/contests/:contestId/live')
export class LiveController {
  constructor(private readonly relay: LiveRelay) {}

  @Get()
  @AllowSpectators()
  @ForTokens('read')
  @Header('cache-control', 'no-store')
  @Describe({
    zh: '战绩、榜单和新鲜事；带上见过的号就只给后来的',
    en: 'Standings, boards and what happened; with the number last seen, only what came after',
    answer: JoinReply,
  })
  async poll(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @Query({ schema: PollContest }) query: PollContest,
  ): Promise<JoinReply> {
    const { protocol = LIVE_PROTOCOL, seq, epoch, today } = query
    if (protocol !== LIVE_PROTOCOL) return { kind: 'refused', reason: 'client_too_old' }
    const hasSeen = seq !== undefined && epoch !== undefined && today !== undefined
    return this.relay.poll(caller, contestId, hasSeen ? { seq, epoch, today } : undefined)
  }
}
