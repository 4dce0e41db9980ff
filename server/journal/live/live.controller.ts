import { Controller, Get, Header, Param, Query } from '@nestjs/common'
import { z } from 'zod'
import { LiveRelay } from '#server/journal/live/live.relay'
import { ForTokens, Onlookers, Watcher } from '#server/platform/http/access'
import type { Caller } from '#server/platform/http/caller'
import { type JoinReply, LIVE_PROTOCOL, PollContest } from '#shared/live/protocol'

/** LP11: a join's answers, for screens that no socket reaches. */
@Controller('api/contests/:contestId/live')
export class LiveController {
  constructor(private readonly relay: LiveRelay) {}

  @Get()
  @Onlookers()
  @ForTokens('read')
  @Header('cache-control', 'no-store')
  async poll(
    @Watcher() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: PollContest }) query: PollContest,
  ): Promise<JoinReply> {
    const { protocol = LIVE_PROTOCOL, seq, epoch, today } = query
    if (protocol !== LIVE_PROTOCOL) return { kind: 'refused', reason: 'client_too_old' }
    const hasSeen = seq !== undefined && epoch !== undefined && today !== undefined
    return this.relay.poll(caller, contestId, hasSeen ? { seq, epoch, today } : undefined)
  }
}
