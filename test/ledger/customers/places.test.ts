import { getMetadataArgsStorage } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { customerPlaces } from '#server/customer-places'
import { entities } from '#server/entities'

/** Tables that hold no customer in any column. */
const FREE_OF_CUSTOMERS = new Set(
  `absence counting_step activity_entry activity_outcome activity_tally aim attendance account api_token audit battle_report_picture benchmark bonus_entry calendar_day center ceremony contest deal_like display dispute goal
  goal_reached group_line invite ledger_entry like_digest lesson_thanks lesson_use live_event meeting meeting_field meeting_photo metric offer participant participant_code
  prospect_hold prospect_list prospect_move prospect_objection prospect_reveal prospect_tally
  notice notice_read notice_seen pairing password_reset pending_line playbook pledge pledge_revision portrait praise report_read reassignment request_terms revision session setup
  setup_code
  shortfall spot_check spot_check_draw standing support tariff_list team territory territory_holder withdrawal cancellation battle_report`.split(
    /\s+/,
  ),
)

/** In tables where people write about sales or customers, the columns that hold no customer by what they are for. */
const FREE_COLUMNS: Record<string, string> = {
  activity_customer: 'entryId objectKey',
  deal: `id contestId seq requestId recorderId digest participantId businessDate recordedAt reference area note
    isPossibleDuplicate helperId reassigns storedAnswer source territoryId`,
  deal_customer: 'dealId',
  prospect: `id contestId listId position state trouble territoryId segment value expiresOn plan paysFen offer feeFen orderNo dueAt step
    nextOn dispatchedTo round holderId heldAs heldSince lapsesOn touchedAt misses outcome remindedOn madeFrom`,
  prospect_customer: 'prospectId contestId',
  opportunity: `id contestId participantId step isLost what feeFen nextOn metricId dealId accountId createdAt steppedAt`,
  opportunity_customer: 'opportunityId contestId',
  opportunity_step: `id contestId opportunityId position act step isLost reason participantId dealId nextBefore at recordedAt
    recorderId requestId reverses`,
  request: `id contestId kind state text participantId accountId ownerId external about voiceId promise askedAt dueAt escalatesAt
    escalatedAt answer answeredAt missedAt hasThanks`,
  request_step: 'request position act accountId text at',
  deal_number: 'dealId number contestId position isPossibleDuplicate accountId at',
  deal_review: 'id contestId dealId seq act cause needs accountId reason at',
  import_run: 'id contestId accountId fileName status writes rows reading createdAt aliveAt finishedAt',
  import_row: 'runId position outcome found key dealId settled settledBy settledAt',
  // What customers said, without who said it.
  customer_voice: 'id contestId day kind text count accountId at',
  // Stories of sales; `phone` is the line of a colleague who helps.
  lesson: `id centerId contestId meetingId kind title moment story remark remarkBy metric segment trade phone expiresOn
    authorId authorName starter status uses thanks revision changes playbookRevision createdAt publishedAt`,
}

const { tables, columns } = getMetadataArgsStorage()
const nameOf = (entity: unknown) => tables.find(({ target }) => target === entity)?.name ?? String(entity)
const columnsOf = (entity: unknown) =>
  columns.filter(({ target }) => target === entity).map(({ propertyName }) => propertyName)
const listed = (table: string) => customerPlaces.flatMap((place) => place.columns[table] ?? [])

describe('the places that hold customers', () => {
  it('are all in the list that erasing, the retention period and a restore go through', () => {
    const unknown = entities
      .filter((entity) => !FREE_OF_CUSTOMERS.has(nameOf(entity)))
      .flatMap((entity) => {
        const table = nameOf(entity)
        const known = new Set([...(FREE_COLUMNS[table] ?? '').split(/\s+/), ...listed(table)])
        return columnsOf(entity)
          .filter((column) => !known.has(column))
          .map((column) => `${table}.${column}`)
      })

    expect(
      unknown,
      'A column that may hold a customer belongs to a CustomerPlace in server/customer-places.ts; name the others here.',
    ).toEqual([])
  })

  it('name columns that exist', () => {
    const known = new Set(entities.flatMap((entity) => columnsOf(entity).map((name) => `${nameOf(entity)}.${name}`)))
    const named = customerPlaces.flatMap(({ columns }) =>
      Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
    )

    expect(named.filter((column) => !known.has(column))).toEqual([])
    expect(named).toEqual(expect.arrayContaining(['deal_customer.phone', 'import_row.cells']))
  })
})
