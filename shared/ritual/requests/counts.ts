import { z } from 'zod'

/** 资源查询, 政策, 价格审批, 装机, 终端, 陪访; and a customer's complaint, which comes from 客户声音. */
export const RequestKind = z.enum(['resource', 'policy', 'price', 'install', 'terminal', 'visit', 'complaint'])
export type RequestKind = z.infer<typeof RequestKind>

/**
 * Asked, taken by the back office, answered, done; or reopened by who asked, which starts the clock again.
 * Done without an answer is a request that was given up.
 */
export const RequestState = z.enum(['asked', 'taken', 'answered', 'done', 'reopened'])
export type RequestState = z.infer<typeof RequestState>

/** States in which the back office owes an answer. */
export const OPEN_STATES = ['asked', 'taken', 'reopened'] as const satisfies readonly RequestState[]
export const isOpen = (state: RequestState): boolean => (OPEN_STATES as readonly RequestState[]).includes(state)

/** How the back office keeps its promises, by kind and never by person. */
export const RequestCounts = z.object({
  /** Asked on the day, or in all. */
  asked: z.int(),
  onTime: z.int(),
  late: z.array(z.object({ kind: RequestKind, count: z.int() })),
  /** Not answered yet and still within its promise. */
  waiting: z.int(),
  thanks: z.int(),
})
export type RequestCounts = z.infer<typeof RequestCounts>

/** How many were answered or missed their promise. */
export const decided = ({ onTime, late }: Pick<RequestCounts, 'onTime' | 'late'>): number =>
  late.reduce((sum, { count }) => sum + count, onTime)
