import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorsOf } from '#server/platform/docs/errors-of'
import { type Route, RoutesReader } from '#server/platform/docs/routes.reader'
import { ErrorCode } from '#shared/platform/errors/errors'
import { type Refusal, RefusalsReader } from '#test/platform/docs/refusals-reader'
import { TestApp } from '#test/support/test-app'

/** Refusals in the source that a route never gives, because what would cause them cannot be there. */
interface Never {
  codes: ErrorCode[]
  by: string
  routes: RegExp
  why: string
}

const NEVER: Never[] = [
  {
    codes: ['unknown_metric'],
    by: 'ContestRules.metric',
    routes:
      /^(POST .+(withdrawal|cancellation|activation|reassignment|ruling|confirmation|refusal|numbers)|GET .+(exports|files).+|DELETE .+)$/,
    why: 'The metrics of stored deals and benchmarks stay in the contest.',
  },
  {
    codes: ['unknown_metric'],
    by: 'ContestRules.metricOn',
    routes: /^(GET .+\/deals|POST .+\/deals\/search)$/,
    why: 'What was sold on a day stays sold on it.',
  },
  {
    codes: ['business_date_in_future', 'business_date_outside_contest'],
    by: 'periodOf',
    routes: /^POST .+\/close$/,
    why: 'The report that is drafted then covers the day or the contest that has just been closed.',
  },
  {
    codes: ['contest_settling'],
    by: 'LoadedContest.mustTakeWrites',
    routes: /^POST .+\/(close|cancellation|activation|reassignment|imports|start|ruling|confirmation|refusal)$/,
    why: 'Directors and clerks, who alone may call these, write in 公示期 too.',
  },
  {
    codes: ['not_found'],
    by: 'ContestsService.load',
    routes: /^(POST \/contests|POST \/invites\/(look|join)|(GET|POST) \/display-session|GET \/me\/cards)$/,
    why: 'The contest was made by this request or is named by what is stored; contests are not deleted.',
  },
  {
    codes: ['not_found'],
    by: 'ContestsService.assertSees',
    routes: /^GET \/me\/cards$/,
    why: 'The cards are of contests of the person’s own centre.',
  },
  {
    codes: ['forbidden'],
    by: 'DisplaySessionsService.session',
    routes: /^GET \/display-session$/,
    why: 'The guard admits displays only.',
  },
  {
    codes: ['wrong_credentials', 'center_code_needed'],
    by: 'SignInService.signIn',
    routes: /^POST \/setup$/,
    why: 'Signs in with the password that was set by the same request.',
  },
  {
    codes: ['wrong_credentials'],
    by: 'SignInService.signIn',
    routes: /^POST \/setup$/,
    why: 'Signs in with the password that was set by the same request.',
  },
]

/** Answered row by row, inside of `SettledView`. */
const OF_ROWS: ErrorCode[] = [
  'import_row_settled',
  'import_row_changed',
  'import_action_unfit',
  'deal_has_several_numbers',
]

describe('the refusals of a route', () => {
  let app: TestApp
  let routes: Route[]
  let source: RefusalsReader
  beforeAll(async () => {
    app = await TestApp.start()
    routes = app.get(RoutesReader).all()
    source = new RefusalsReader()
    for (const { handler } of routes) source.refusalsOf(handler)
    // Six seconds of one core, and other tests have the other.
  }, 180_000)
  afterAll(() => app.stop())
  const keyOf = ({ method, path }: Route) => `${method} ${path}`
  const isNever = (route: Route, { code, by }: Refusal) =>
    NEVER.some((never) => never.by === by && never.codes.includes(code) && never.routes.test(keyOf(route)))
  const refusalsOf = (route: Route) => source.refusalsOf(route.handler).filter((refusal) => !isNever(route, refusal))

  it('are all that its code can refuse with: an unlisted code belongs into `errors` of its @Describe', () => {
    const unlisted = routes.flatMap((route) => {
      const listed = errorsOf(route)
      const missing = refusalsOf(route).filter(({ code }) => !listed.includes(code))
      return missing.map(({ code, way }) => `${keyOf(route)}: ${code} (${way})`)
    })

    expect(unlisted).toEqual([])
  })

  it('are no more than that: a code that no code refuses with leaves `errors` of its @Describe', () => {
    const unreachable = routes.flatMap((route) => {
      const codes = new Set(refusalsOf(route).map(({ code }) => code))
      return (route.note.errors ?? []).filter((code) => !codes.has(code)).map((code) => `${keyOf(route)}: ${code}`)
    })

    expect(unreachable).toEqual([])
  })

  it('are the whole table, together', () => {
    const listed = new Set([...routes.flatMap(errorsOf), ...OF_ROWS])

    expect(ErrorCode.options.filter((code) => !listed.has(code))).toEqual([])
  })

  it('are left out only where the source has them', () => {
    const unused = NEVER.filter(
      (never) =>
        !routes.some(
          (route) =>
            never.routes.test(keyOf(route)) &&
            source.refusalsOf(route.handler).some(({ code, by }) => by === never.by && never.codes.includes(code)),
        ),
    )

    expect(unused).toEqual([])
  })

  it('have codes that the compiler knows', () => {
    expect([...source.unknown]).toEqual([])
  })

  it('are found through injected classes, contracts, interfaces and domain events', () => {
    const waysTo = (wanted: ErrorCode, handler: string) =>
      source
        .refusalsOf(handler)
        .filter(({ code }) => code === wanted)
        .map(({ way }) => way)

    expect(waysTo('helper_is_seller', 'Deals_record')).toEqual([
      'DealsController.record → SaleGroups.record → DealsService.record → SaleChecks.check → checkedSale → resolveHelper',
    ])
    expect(waysTo('quantity_not_whole', 'Deals_record')[0]).toMatch(/^@Body → RecordDealInput → .*Quantity$/)
    expect(waysTo('business_date_in_future', 'Contests_close')[0]).toMatch(/ → ReportListeners\.\w+ → .* → periodOf$/)
  })
})
