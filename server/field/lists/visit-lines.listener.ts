import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { ActivityEntry } from '#server/field/activities/activity.entity'
import { type ToldVisit, ToldVisitsReader } from '#server/field/activities/told-visits.reader'
import { KeptLists } from '#server/field/lists/kept-lists'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { addDays, type Day, type Month } from '#shared/platform/time/time'

const NOTHING: ToldVisit = { name: null, phone: null, rival: null, rivalUntil: null, refers: false }

/**
 * What is said about a visit makes lines: 竞品与到期月 one of the quarter in which the agreement ends, a draft for the director; 愿介绍朋友
 * one of 转介绍, which who noted it holds. What is said later within its ten minutes replaces both.
 */
@Injectable()
export class VisitLines {
  constructor(
    private readonly kept: KeptLists,
    private readonly visits: ToldVisitsReader,
  ) {}

  @OnDomainEvent('activity.told')
  async collect({ contest, entry, isUndone }: DomainEvents['activity.told']): Promise<void> {
    if (entry.source === 'list') return
    const told = isUndone ? NOTHING : await this.visits.told(entry.id)
    await this.expiry(contest, entry, told)
    await this.referral(contest, entry, told)
  }

  private async expiry(contest: LoadedContest, entry: ActivityEntry, told: ToldVisit): Promise<void> {
    const { rival, rivalUntil, name, phone } = told
    const isKnown = name !== null || phone !== null
    const kept = rival === null || rivalUntil === null || !isKnown ? null : quarterOf(rivalUntil)
    await this.kept.dropMade(contest.id, 'expiry', entry.id, kept)
    if (kept === null || rivalUntil === null) return
    const fields = { territoryId: entry.territoryId, expiresOn: lastDayOf(rivalUntil), plan: rival }
    const found = { madeFrom: entry.id, name, number: null, phone, fields }
    await this.kept.put(contest, entry.recorderId, { kind: 'expiry', quarter: kept }, found)
  }

  private async referral(contest: LoadedContest, entry: ActivityEntry, told: ToldVisit): Promise<void> {
    const { refers, name, phone } = told
    const isMeant = refers && (name !== null || phone !== null)
    await this.kept.dropMade(contest.id, 'referral', entry.id, isMeant ? 'referral' : null)
    if (!isMeant) return
    const fields = { territoryId: entry.territoryId }
    const found = { madeFrom: entry.id, name, number: null, phone, fields }
    const made = await this.kept.put(contest, entry.recorderId, { kind: 'referral' }, found)
    if (made) await this.kept.give(contest, made.list, made.line, entry.participantId)
  }
}

const quarterOf = (month: Month): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`

const lastDayOf = (month: Month): Day => addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1)
