import { Controller, Get, Header, Param, Query } from '@nestjs/common'
import { z } from 'zod'
import { LiveRelay } from '#server/journal/live/live.relay'
import { AllowSpectators, CurrentCaller, ForTokens } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { type JoinReply, LIVE_PROTOCOL, PollContest } from '#shared/live/protocol'

/** LP11: a join's answers, for screens that no socket reaches. */
@Controller('api/contests/:contestId/live')
export class LiveController {
  constructor(private readonly relay: LiveRelay) {}

  @Get()
  @AllowSpectators()
  @ForTokens('read')
  @Header('cache-control', 'no-store')
  async poll(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: PollContest }) query: PollContest,
  ): Promise<JoinReply> {
    const { protocol = LIVE_PROTOCOL, seq, epoch, today } = query
    if (protocol !== LIVE_PROTOCOL) return { kind: 'refused', reason: 'client_too_old' }
    const hasSeen = seq !== undefined && epoch !== undefined && today !== undefined
    return this.relay.poll(caller, contestId, hasSeen ? { seq, epoch, today } : undefined)
  }
}
