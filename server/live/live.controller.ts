import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LiveRelay } from '#server/live/live.relay'
import type { HttpAnswer } from '#server/live/room-answers'
import { AllowSpectators, CurrentCaller, ForTokens } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { LIVE_PROTOCOL, LivePart, LiveRest, PollContest, PollReply } from '#shared/live/protocol'

/** LP11, LP19: what a screen is filled with, and follows where no socket reaches it. */
@Controller('api/contests/:contestId/live')
export class LiveController {
  constructor(private readonly relay: LiveRelay) {}

  @Get()
  @AllowSpectators()
  @ForTokens('read')
  @Describe({
    zh: '战绩、榜单和新鲜事；带上见过的号就只给后来的。六十人以上的竞赛只给本队的人和榜上有名的人',
    en: 'Standings, boards and what happened, or with the number last seen only what came after; of over 60 people those of the own team and those who are named',
    answer: PollReply,
  })
  async poll(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @Query({ schema: PollContest }) query: PollContest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PollReply> {
    const { protocol = LIVE_PROTOCOL, seq, epoch, today, board } = query
    if (protocol !== LIVE_PROTOCOL) return { kind: 'refused', reason: 'client_too_old' }
    const hasSeen = seq !== undefined && epoch !== undefined && today !== undefined
    const known = hasSeen ? { seen: { seq, epoch, today }, ...(board ? { look: { board } } : {}) } : {}
    const answer = await this.relay.poll(caller, contestId, known)
    return encoded<PollReply>(answer, request, reply)
  }

  @Get(':part')
  @AllowSpectators()
  @ForTokens('read')
  @Describe({
    zh: '整张名单：people 参赛队员和方案，pledges 今天的表态，feed 新鲜事，lines 每人的战绩（管理员和内勤）',
    en: 'One list in full: people with the plan, pledges of today, feed, or the lines of all people for ledger keepers',
    answer: LiveRest,
  })
  async rest(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @Param('part', { schema: LivePart }) part: LivePart,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiveRest> {
    return encoded<LiveRest>(await this.relay.rest(caller, contestId, part), request, reply)
  }
}

/** LP8: compressed beforehand for all who ask; not sent again to a browser that has it. What it sends is an `Answer`. */
function encoded<Answer>(answer: HttpAnswer, request: FastifyRequest, reply: FastifyReply): Answer {
  if ('value' in answer) return answer.value as Answer
  const { etag, start, end } = answer
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie, x-dangxian-as' })
  if (request.headers['if-none-match'] === etag) {
    void reply.status(304)
    return undefined as Answer
  }
  void reply.header('content-type', 'application/json; charset=utf-8')
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return (start.text + end) as Answer
  void reply.header('content-encoding', 'gzip')
  return start.endedWith(end) as Answer
}
