import { z } from 'zod'
import { MOST_COLUMNS } from '#shared/platform/spreadsheets/table'
import { text } from '#shared/platform/text/text'
import { ListKind } from './terms'

/** Lines of one list. */
export const MOST_LINES = 5_000

/** What a column of the file can be. `manager`, `order` and `due` are of a list that arrives assigned. */
export const ListField = z.enum([
  ...(['name', 'number', 'phone', 'territory', 'segment', 'value', 'expires'] as const),
  ...(['plan', 'pays', 'offer', 'fee', 'manager', 'order', 'due'] as const),
])
export type ListField = z.infer<typeof ListField>

export const ListColumns = z.partialRecord(ListField, z.int().min(0).max(MOST_COLUMNS))
export type ListColumns = z.infer<typeof ListColumns>

/** Why a row of the file is no line of the list. */
export const LineTrouble = z.enum([
  ...(['no_customer', 'masked_number', 'bad_number', 'bad_date', 'bad_value', 'bad_amount', 'bad_segment'] as const),
  ...(['too_long', 'twice_in_list', 'in_other_list'] as const),
])
export type LineTrouble = z.infer<typeof LineTrouble>

/** The file's bytes are the body. */
export const UploadListQuery = z.strictObject({ name: text(120), kind: ListKind })
export type UploadListQuery = z.infer<typeof UploadListQuery>

export const MapColumnsInput = z.strictObject({ columns: ListColumns })
export type MapColumnsInput = z.infer<typeof MapColumnsInput>
