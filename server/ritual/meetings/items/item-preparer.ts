import type { AgendaContext } from '#server/ritual/meetings/items/agenda-context'
import type { EditorParts, MeetingChange } from '#server/ritual/meetings/meeting-state'
import type { ItemOf, ItemType } from '#shared/ritual/meetings/items'

/** An item of the agenda, `null` to omit it, and what it adds to the director's editor. */
export type PreparedItem<Type extends ItemType> = { item: ItemOf<Type> | null } & Partial<EditorParts>

/** Prepares one type of agenda item, inside the caller's unit. */
export interface ItemPreparer<Type extends ItemType> {
  prepare(context: AgendaContext): PreparedItem<Type> | Promise<PreparedItem<Type>>
  /** Stores what was only proposed so far, when the meeting opens. */
  open?(change: MeetingChange): Promise<void>
}
