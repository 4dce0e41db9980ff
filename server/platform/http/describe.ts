import type { z } from 'zod'
import type { ErrorCode } from '#shared/platform/errors/errors'

/** What the code of a route cannot say itself; the rest of the document is read from its controller. */
export interface RouteNote {
  /** What it does, in Chinese and in English. */
  zh: string
  en: string
  /** The contract of the answer, `null` if there is none, `file` for bytes or text. */
  answer: z.ZodType | null | 'file'
  /** Its own refusals; those of every route of its kind are added. */
  errors?: readonly ErrorCode[]
  /** A body that a system would send, if one made from the contract would be too bare or break its rules. */
  body?: unknown
}

export const NOTE = 'route-note'

/** The result of a method that `answer` describes. */
type Answered<Answer> = Answer extends z.ZodType ? z.output<Answer> : unknown

type Handler<Answer> = { value?: (...args: never[]) => Answered<Answer> | Promise<Answered<Answer>> }

/** Describes a route in the API document. Every route has one; the compiler compares `answer` with the method's result. */
export const Describe =
  <Answer extends RouteNote['answer']>(note: RouteNote & { answer: Answer }) =>
  (_prototype: object, _method: string, { value }: Handler<Answer>): void =>
    Reflect.defineMetadata(NOTE, note, value as object)
