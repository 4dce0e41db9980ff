import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { NumbersService } from '#server/ledger/deals/reviews/numbers.service'
import type { ImportRow } from '#server/ledger/imports/import.entity'
import type { Person } from '#server/platform/auth/caller'
import type { RowFound } from '#shared/ledger/imports/contract'

/** Gives a sale the number of the row that it is, so that later lists and 待核 find it by that. */
@Injectable()
export class PairedNumbers {
  constructor(private readonly numbers: NumbersService) {}

  /** Part of the caller's unit. A masked number is none: `maskedKey` remembers the pair. */
  async add(person: Person, contestId: string, { found, dealId }: ImportRow): Promise<void> {
    if (dealId && found?.reference) await this.numbers.add(person, contestId, dealId, [found.reference])
  }
}

/** What a row with a masked number is remembered by, once it was said to be a sale: all that it says. */
export function maskedKey({ masked, participantId, metricId, businessDate, quantity }: RowFound): string {
  const row = [masked, participantId, metricId, businessDate, quantity].join('|')
  return `masked:${createHash('sha256').update(row).digest('hex')}`
}
