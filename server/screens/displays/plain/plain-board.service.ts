import { Injectable } from '@nestjs/common'
import { LiveRelay } from '#server/live/live.relay'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { DisplaySessionsService } from '#server/screens/displays/display-sessions.service'
import { PairingsService } from '#server/screens/displays/pairings.service'
import { plainBoard } from '#server/screens/displays/plain/plain-board'
import { escaped, pageOf } from '#server/screens/displays/plain/plain-page'
import { PLAIN_WORDS } from '#server/screens/displays/plain/plain-words'
import { PollReply } from '#shared/live/protocol'

/** What a TV asks with: its cookies, and the code that it shows while it belongs to no contest. */
export interface PlainAsk {
  cookie: string | undefined
  userAgent: string | undefined
  /** The secret and the code of its pairing. */
  pairing: { secret: string; code: string } | undefined
  language: 'zh-CN' | 'en'
}

/** The page, and what its cookies become. */
export interface PlainAnswer {
  html: string
  signIn?: string
  pairing?: { secret: string; code: string }
}

/** The wall for a browser without scripts, or older than Chrome 111. */
@Injectable()
export class PlainBoardService {
  constructor(
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
    private readonly screens: DisplaySessionsService,
    private readonly pairings: PairingsService,
    private readonly relay: LiveRelay,
  ) {}

  /** The board of the TV's contest; without one a code to pair it by, which is claimed with each refresh. */
  async show(ask: PlainAsk): Promise<PlainAnswer> {
    const board = await this.board(ask)
    if (board) return { html: board }
    const { pairing } = ask
    if (pairing) {
      const { claimed, cookieToken } = await this.pairings.claim(pairing.secret, ask.cookie, ask.userAgent)
      if (cookieToken) return { html: this.page(ask, ''), signIn: cookieToken }
      if (claimed.status === 'waiting') return { html: this.codePage(ask, pairing.code), pairing }
    }
    const { secret, code } = await this.pairings.open()
    return { html: this.codePage(ask, code), pairing: { secret, code } }
  }

  private async board(ask: PlainAsk): Promise<string | undefined> {
    const caller = await this.sessions.callerOf(ask.cookie, 'display')
    if (caller?.kind !== 'display') return undefined
    const { settings } = await this.screens.session(caller)
    const answer = await this.relay.poll(caller, caller.contestId, {})
    const reply = PollReply.parse('value' in answer ? answer.value : JSON.parse(answer.start.text + answer.end))
    if (reply.kind !== 'snapshot') throw new AppError('not_found')
    const language = settings.language ?? ask.language
    return this.page({ language }, plainBoard(reply, this.clock.now(), PLAIN_WORDS[language]))
  }

  private codePage(ask: PlainAsk, code: string): string {
    const say = PLAIN_WORDS[ask.language]
    return this.page(
      ask,
      `<div class="middle"><p>${escaped(say.pairing)}</p><p class="code">${escaped(code)}</p><p>${escaped(say.pairingHint)}</p></div>`,
    )
  }

  private page({ language }: Pick<PlainAsk, 'language'>, body: string): string {
    const say = PLAIN_WORDS[language]
    return pageOf({ language, title: say.brand, body: body || `<p class="middle">${escaped(say.busy)}</p>` })
  }
}
