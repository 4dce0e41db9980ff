import type { Provider, Type } from '@nestjs/common'
import { CasesPreparer } from '#server/ritual/meetings/items/cases.item'
import { FocusPreparer } from '#server/ritual/meetings/items/focus.item'
import { GoPreparer } from '#server/ritual/meetings/items/go.item'
import type { ItemPreparer } from '#server/ritual/meetings/items/item-preparer'
import { LessonPreparer } from '#server/ritual/meetings/items/lesson.item'
import { ListsPreparer } from '#server/ritual/meetings/items/lists.item'
import { PledgesPreparer } from '#server/ritual/meetings/items/pledges.item'
import { PraisePreparer } from '#server/ritual/meetings/items/praise/praise.item'
import { RallyPreparer } from '#server/ritual/meetings/items/rally.item'
import { RequestsPreparer } from '#server/ritual/meetings/items/requests.item'
import { ResultPreparer } from '#server/ritual/meetings/items/result.item'
import { RollCallPreparer } from '#server/ritual/meetings/items/roll-call.item'
import { ShortfallsPreparer } from '#server/ritual/meetings/items/shortfalls.item'
import { SloganPreparer } from '#server/ritual/meetings/items/slogan.item'
import { TomorrowPreparer } from '#server/ritual/meetings/items/tomorrow.item'
import { VoicesPreparer } from '#server/ritual/meetings/items/voices.item'
import { YesterdayPreparer } from '#server/ritual/meetings/items/yesterday.item'
import type { ItemType } from '#shared/ritual/meetings/items'

export type ItemPreparers = { [Each in ItemType]: ItemPreparer<Each> }

/** Who prepares each type of agenda item; their order is the shared table's. */
const CLASSES = {
  roll_call: RollCallPreparer,
  slogan: SloganPreparer,
  rally: RallyPreparer,
  yesterday: YesterdayPreparer,
  praise: PraisePreparer,
  pledges: PledgesPreparer,
  lesson: LessonPreparer,
  focus: FocusPreparer,
  go: GoPreparer,
  result: ResultPreparer,
  shortfalls: ShortfallsPreparer,
  cases: CasesPreparer,
  voices: VoicesPreparer,
  requests: RequestsPreparer,
  lists: ListsPreparer,
  tomorrow: TomorrowPreparer,
} satisfies { [Each in ItemType]: Type<ItemPreparer<Each>> }

/** Injects the preparers of all items, by type. */
export const ITEM_PREPARERS = Symbol('item preparers')

export const itemProviders: Provider[] = [
  ...Object.values(CLASSES),
  {
    provide: ITEM_PREPARERS,
    inject: Object.values(CLASSES),
    useFactory: (...preparers: unknown[]) =>
      Object.fromEntries(Object.keys(CLASSES).map((type, index) => [type, preparers[index]])),
  },
]
