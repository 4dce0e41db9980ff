import type { z } from 'zod'
import type { ErrorCode } from '#shared/platform/errors/errors'

/** What the code of a route cannot say itself; everything else of the document is read from its controller. */
export interface RouteNote {
  summary: Record<'zh-CN' | 'en', string>
  /** The contract of its answer, `null` for none, `file` for bytes or text. */
  answer: z.ZodType | null | 'file'
  /** Its own refusals, beside those that every route of its kind has. */
  errors: ErrorCode[]
}

export const route = (zh: string, en: string, answer: RouteNote['answer'], errors: ErrorCode[] = []): RouteNote => ({
  summary: { 'zh-CN': zh, en },
  answer,
  errors,
})
