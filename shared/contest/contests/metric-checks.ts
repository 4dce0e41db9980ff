import { z } from 'zod'
import { DEFAULT_ASK_ABOVE, MOST_PER_SALE } from '#shared/contest/contests/quantities'

/** 报单即计 or 激活后计: a line counts when it is recorded, or once it is confirmed as activated. */
export const CountsWhen = z.enum(['recorded', 'activated'])
export type CountsWhen = z.infer<typeof CountsWhen>

/** Whether a sale needs its 业务号码: 不要, 当天补 (until noon of the next working day), or 必填 with the sale itself. */
export const NumberRule = z.enum(['none', 'same_day', 'required'])
export type NumberRule = z.infer<typeof NumberRule>

/**
 * Above this quantity (of an amount, above so many 分) a sale is 待核, unless the seller's best day was a fifth of it; null
 * for a metric without a limit.
 */
export const AskAbove = z.int().min(1).max(MOST_PER_SALE.amount).nullable()
export const DEFAULT_CHECKS = { numberRule: 'same_day', askAbove: DEFAULT_ASK_ABOVE.count } as const
/** As a metric of earlier versions was: counted in pieces, and its sales checked not at all. */
export const UNCHECKED = { kind: 'count', numberRule: 'none', askAbove: null } as const
