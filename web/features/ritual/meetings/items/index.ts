import type { Component } from 'vue'
import type { ItemType } from '#shared/ritual/meetings/items'
import CasesDesk from './cases/Desk.vue'
import CasesProjection from './cases/Projection.vue'
import CasesReading from './cases/Reading.vue'
import FocusDesk from './focus/Desk.vue'
import FocusProjection from './focus/Projection.vue'
import FocusReading from './focus/Reading.vue'
import GoDesk from './go/Desk.vue'
import GoProjection from './go/Projection.vue'
import GoReading from './go/Reading.vue'
import LessonDesk from './lesson/Desk.vue'
import LessonProjection from './lesson/Projection.vue'
import LessonReading from './lesson/Reading.vue'
import ListsDesk from './lists/Desk.vue'
import ListsPhone from './lists/Phone.vue'
import ListsProjection from './lists/Projection.vue'
import ListsReading from './lists/Reading.vue'
import DayFigures from './parts/DayFigures.vue'
import ProjectedTeams from './parts/ProjectedTeams.vue'
import PledgesDesk from './pledges/Desk.vue'
import PledgesPhone from './pledges/Phone.vue'
import PledgesProjection from './pledges/Projection.vue'
import PledgesReading from './pledges/Reading.vue'
import PraiseDesk from './praise/Desk.vue'
import PraiseProjection from './praise/Projection.vue'
import PraiseReading from './praise/Reading.vue'
import RallyDesk from './rally/Desk.vue'
import RallyProjection from './rally/Projection.vue'
import RallyReading from './rally/Reading.vue'
import RequestsDesk from './requests/Desk.vue'
import RequestsProjection from './requests/Projection.vue'
import RequestsReading from './requests/Reading.vue'
import ResultDesk from './result/Desk.vue'
import ResultReading from './result/Reading.vue'
import SupportSection from './result/SupportSection.vue'
import RollCallDesk from './roll-call/Desk.vue'
import RollCallProjection from './roll-call/Projection.vue'
import RollCallReading from './roll-call/Reading.vue'
import ShortfallsDesk from './shortfalls/Desk.vue'
import ShortfallsProjection from './shortfalls/Projection.vue'
import ShortfallsReading from './shortfalls/Reading.vue'
import SloganDesk from './slogan/Desk.vue'
import SloganProjection from './slogan/Projection.vue'
import SloganReading from './slogan/Reading.vue'
import TomorrowDesk from './tomorrow/Desk.vue'
import TomorrowProjection from './tomorrow/Projection.vue'
import TomorrowReading from './tomorrow/Reading.vue'
import VoicesDesk from './voices/Desk.vue'
import VoicesProjection from './voices/Projection.vue'
import VoicesReading from './voices/Reading.vue'

/** How one type of agenda item looks. Each component takes `contest` and `item`. */
interface ItemComponents {
  icon: string
  /** On the director's desk, where it may be edited; `item` is undefined while an optional item is empty. */
  Desk: Component
  /** On a member's phone and in the minutes. */
  Reading: Component
  /** On the wall, to be read from six metres. */
  Projection: Component
  /** On a member's phone during the meeting, where it differs from `Reading`. */
  Phone?: Component
  /** A card of its own below the item's on the director's desk; takes `contest`. */
  DeskExtra?: Component
  /** The projection fills the wall, without a title. */
  isUntitled?: boolean
}

/** Every agenda item by type; their order is the shared table's. */
export const ITEMS: Record<ItemType, ItemComponents> = {
  roll_call: {
    icon: 'i-lucide-users-round',
    Desk: RollCallDesk,
    Reading: RollCallReading,
    Projection: RollCallProjection,
  },
  slogan: { icon: 'i-lucide-flag', Desk: SloganDesk, Reading: SloganReading, Projection: SloganProjection },
  rally: { icon: 'i-lucide-megaphone', Desk: RallyDesk, Reading: RallyReading, Projection: RallyProjection },
  yesterday: { icon: 'i-lucide-scroll-text', Desk: DayFigures, Reading: DayFigures, Projection: ProjectedTeams },
  praise: { icon: 'i-lucide-medal', Desk: PraiseDesk, Reading: PraiseReading, Projection: PraiseProjection },
  pledges: {
    icon: 'i-lucide-hand',
    Desk: PledgesDesk,
    Reading: PledgesReading,
    Projection: PledgesProjection,
    Phone: PledgesPhone,
    isUntitled: true,
  },
  lesson: { icon: 'i-lucide-book-open', Desk: LessonDesk, Reading: LessonReading, Projection: LessonProjection },
  focus: { icon: 'i-lucide-target', Desk: FocusDesk, Reading: FocusReading, Projection: FocusProjection },
  go: { icon: 'i-lucide-rocket', Desk: GoDesk, Reading: GoReading, Projection: GoProjection, isUntitled: true },
  result: {
    icon: 'i-lucide-badge-check',
    Desk: ResultDesk,
    Reading: ResultReading,
    Projection: ProjectedTeams,
    DeskExtra: SupportSection,
  },
  shortfalls: {
    icon: 'i-lucide-chart-no-axes-column',
    Desk: ShortfallsDesk,
    Reading: ShortfallsReading,
    Projection: ShortfallsProjection,
  },
  cases: { icon: 'i-lucide-scale', Desk: CasesDesk, Reading: CasesReading, Projection: CasesProjection },
  voices: {
    icon: 'i-lucide-message-circle',
    Desk: VoicesDesk,
    Reading: VoicesReading,
    Projection: VoicesProjection,
  },
  requests: {
    icon: 'i-lucide-headset',
    Desk: RequestsDesk,
    Reading: RequestsReading,
    Projection: RequestsProjection,
  },
  lists: {
    icon: 'i-lucide-list-checks',
    Desk: ListsDesk,
    Reading: ListsReading,
    Projection: ListsProjection,
    Phone: ListsPhone,
  },
  tomorrow: {
    icon: 'i-lucide-sunrise',
    Desk: TomorrowDesk,
    Reading: TomorrowReading,
    Projection: TomorrowProjection,
  },
}
