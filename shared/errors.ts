import { z } from 'zod'
import { ApiScope } from './api-token'

/** Every refusal the server can give, with the HTTP status it travels under. */
export const ERROR_STATUS = {
  invalid_input: 400,
  quantity_not_positive: 400,
  quantity_not_whole: 400,
  quantity_too_large: 400,
  password_too_common: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  token_invalid: 401,
  forbidden: 403,
  wrong_origin: 403,
  not_for_others: 403,
  not_a_participant: 403,
  not_found: 404,
  setup_required: 409,
  setup_done: 409,
  login_taken: 409,
  login_taken_by: 409,
  already_participant: 409,
  contest_not_draft: 409,
  contest_not_started: 409,
  contest_settling: 409,
  contest_closed: 409,
  contest_incomplete: 409,
  ranking_needs_goals: 409,
  revision_reaches_back: 409,
  revision_before_last: 409,
  revision_already_sold: 409,
  revision_changes_nothing: 409,
  team_has_people: 409,
  end_before_sales: 409,
  last_director: 409,
  business_date_outside_contest: 409,
  business_date_in_future: 409,
  business_date_too_old: 409,
  participant_left: 409,
  participant_has_history: 409,
  unknown_metric: 409,
  unknown_offer: 409,
  already_withdrawn: 409,
  withdrawal_window_over: 409,
  token_expiry_over: 409,
  deal_reported: 409,
  already_cancelled: 409,
  already_reassigned: 409,
  known_before_sale: 409,
  line_not_pending: 409,
  same_participant: 409,
  helper_is_seller: 409,
  helper_of_other_team: 409,
  pledge_day_over: 409,
  pledge_only_raise: 409,
  pledge_too_early: 409,
  not_on_duty: 409,
  absence_day_over: 409,
  field_changed: 409,
  meeting_day_over: 409,
  meeting_not_open: 409,
  meeting_closed: 409,
  own_card: 409,
  card_published: 409,
  card_not_published: 409,
  deal_not_recent: 409,
  report_not_draft: 409,
  report_not_published: 409,
  deal_taken_back: 409,
  reset_unknown: 410,
  reset_expired: 410,
  reset_used: 410,
  backup_running: 409,
  backups_elsewhere: 409,
  backups_shared: 409,
  backup_kept: 409,
  backup_no_room: 409,
  backup_failed: 409,
  own_deal: 409,
  dispute_repeated: 409,
  dispute_deal_gone: 409,
  dispute_closed: 409,
  invite_unknown: 410,
  invite_expired: 410,
  invite_used_up: 410,
  payload_too_large: 413,
  request_reused: 422,
  too_many_requests: 429,
  internal: 500,
  storage_failed: 503,
  leaving: 503,
  restoring: 503,
} as const

/** What keeps the server from storing anything while it can still read; it ends by itself once the cause is mended. */
export const StorageTrouble = z.enum(['disk_full', 'read_only'])
export type StorageTrouble = z.infer<typeof StorageTrouble>

export const ErrorCode = z.enum(Object.keys(ERROR_STATUS) as [keyof typeof ERROR_STATUS])
export type ErrorCode = z.infer<typeof ErrorCode>

/** One field that was refused; `code` where the closed list has a word for it. */
export const FieldError = z.object({ path: z.string(), message: z.string(), code: ErrorCode.optional() })
export type FieldError = z.infer<typeof FieldError>

/** The one body of all refusals. `reference` finds the log line of an unexpected failure. */
export const ErrorBody = z.object({
  code: ErrorCode,
  message: z.string(),
  fields: z.array(FieldError).optional(),
  retryAfterS: z.int().optional(),
  /** With `login_taken_by`: whose it is. */
  name: z.string().optional(),
  /** With `field_changed`: what stands now, and who wrote it. */
  changed: z.object({ by: z.string(), value: z.string(), revision: z.int() }).optional(),
  /** With `storage_failed`, where it is known. */
  cause: StorageTrouble.optional(),
  /** With `forbidden`, for a token: the scope that it lacks; `none` where no token gets in. */
  scope: z.enum([...ApiScope.options, 'none']).optional(),
  reference: z.string().optional(),
})
export type ErrorBody = z.infer<typeof ErrorBody>
