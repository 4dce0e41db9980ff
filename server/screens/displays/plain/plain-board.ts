import { escaped } from '#server/screens/displays/plain/plain-page'
import type { PlainWords } from '#server/screens/displays/plain/plain-words'
import { hasWeights } from '#shared/contest/contests/contract'
import { quantityText } from '#shared/contest/contests/quantities'
import { basisOf, type RankingUnit } from '#shared/contest/contests/ranking-bases'
import { rankingPosts } from '#shared/contest/contests/ranking-value'
import { schedule } from '#shared/contest/duty/contract'
import { bonusOf } from '#shared/ledger/standings/bonus'
import { rank } from '#shared/ledger/standings/rank'
import { rankingOf } from '#shared/ledger/standings/ranking'
import type { FactOf } from '#shared/live/facts'
import type { LiveSnapshot } from '#shared/live/protocol'
import { dayCount, wallClock } from '#shared/platform/time/time'

const MOST_SALES = 6
const MOST_PEOPLE = 6
const MANY_TEAMS = 6

/** The board of a contest as plain HTML: teams by rank, the public list of people, and the newest sales. */
export function plainBoard(snapshot: LiveSnapshot, now: Date, say: PlainWords): string {
  const { contest, today } = snapshot
  const { day, of } = dayCount(contest.startsOn, contest.endsOn, today)
  const facts = [
    ...(day > 0 ? [say.day(day, of), say.schedule(`${(schedule(contest, today) * 100).toFixed(1)}%`)] : []),
    say.asOf(wallClock(now, contest.timezone).time),
  ]
  return `<div class="head"><b>${escaped(contest.name)}</b>${facts.map((fact) => `<span>${escaped(fact)}</span>`).join('')}</div>
<div class="part">${teamTable(snapshot, say)}</div>
<div class="half"><h2>${escaped(say.people)}</h2>${peopleTable(snapshot)}</div>
<div class="half"><h2>${escaped(say.sales)}</h2>${saleLines(snapshot, say)}<p>${escaped(say.pledges(snapshot.pledges.length))}</p></div>`
}

function teamTable({ contest, teams, duty }: LiveSnapshot, say: PlainWords): string {
  const { steps, unit } = basisOf(contest)
  const units: Record<RankingUnit, string> = {
    points: hasWeights(contest) ? say.points : '',
    points_per_head: say.perHead,
    percent: '%',
  }
  const rows = rank(rankingOf(contest, teams, duty)).map(({ id, value, rank: place }) => {
    const team = contest.teams.find((each) => each.id === id)
    const standing = teams.find((each) => each.teamId === id)
    const target = rankingPosts(contest, id, duty)?.target
    const bonus = unit === 'points' ? bonusOf(contest, standing) : 0
    const cells = [
      `${value / steps} ${units[unit]}${bonus > 0 ? ` (${standing?.whole.points ?? 0} + ${bonus})` : ''}`,
      `+${standing?.today.points ?? 0}`,
      target ? `${Math.floor(((value - bonus) / target) * 100)}%` : '',
    ]
    const crest = `<span class="crest" style="background:${escaped(team?.colour ?? '')}">${escaped(team?.crest ?? '')}</span>`
    return `<tr class="team${place === 1 && value > 0 ? ' first' : ''}"><td>${place}</td><td class="name">${crest}${escaped(team?.name ?? '')}</td>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  })
  const heads = [say.whole, say.today, say.target].map((head) => `<th>${escaped(head)}</th>`).join('')
  return `<table class="${rows.length > MANY_TEAMS ? 'many' : ''}"><tr><th></th><th class="name">${escaped(say.team)}</th>${heads}</tr>${rows.join('')}</table>`
}

function peopleTable({ contest, boards }: LiveSnapshot): string {
  const rows = (boards['whole:points'] ?? []).slice(0, MOST_PEOPLE).map(({ participantId, value, rank: place }) => {
    const name = contest.participants.find(({ id }) => id === participantId)?.name ?? ''
    return `<tr><td>${place}</td><td class="name">${escaped(name)}</td><td>${value}</td></tr>`
  })
  return `<table>${rows.join('')}</table>`
}

function saleLines({ contest, feed }: LiveSnapshot, say: PlainWords): string {
  const gone = new Set(
    feed.flatMap(({ fact }) => ('dealId' in fact && fact.type !== 'deal.recorded' ? [fact.dealId] : [])),
  )
  const sales = feed.flatMap(({ at, fact }) =>
    fact.type === 'deal.recorded' && !fact.isSilent && !gone.has(fact.dealId) ? [{ at, fact }] : [],
  )
  if (sales.length === 0) return `<p>${escaped(say.none)}</p>`
  const rows = sales.slice(0, MOST_SALES).map(({ at, fact }) => {
    const { time } = wallClock(new Date(at), contest.timezone)
    return `<tr><td>${time}</td><td class="name">${escaped(`${fact.name} ${soldOf(fact, contest)}`)}</td><td>${escaped(say.nth(fact.nthOfDay))}</td></tr>`
  })
  return `<table>${rows.join('')}</table>`
}

const soldOf = ({ lines }: FactOf<'deal.recorded'>, { metrics }: LiveSnapshot['contest']): string =>
  lines
    .flatMap(({ metricId, quantity }) => {
      const metric = metrics.find(({ id }) => id === metricId)
      return metric ? [`${metric.name} ${quantityText(metric, quantity)}`] : []
    })
    .join(' ')
