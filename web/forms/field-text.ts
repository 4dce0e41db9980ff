import type { z } from 'zod'
import { ErrorCode, type FieldError } from '#shared/platform/errors/errors'

/** Why one field was refused: a text of ours with its figures, or a code of the closed list. */
export interface FieldProblem {
  path: string
  key?: string
  values?: Record<string, number>
  code?: ErrorCode
  /** Whom the code's sentence names. */
  name?: string | undefined
}

type Issue = z.core.$ZodIssue

/** A contract's issue as one of our own sentences: zod's own ones speak of strings and expected values. */
export function problemOf(issue: Issue): FieldProblem {
  const path = issue.path.map(String).join('.')
  const code = ErrorCode.safeParse(issue.message)
  if (code.success) return { path, code: code.data }
  return path === 'login' ? { path, key: 'forms.field.login' } : { path, ...sentenceOf(issue) }
}

function sentenceOf(issue: Issue): Omit<FieldProblem, 'path'> {
  if (issue.code === 'too_small') {
    const n = Number(issue.minimum)
    if (issue.origin !== 'string' && issue.origin !== 'array') return { key: 'forms.field.least', values: { n } }
    return n <= 1 ? { key: 'forms.field.required' } : { key: 'forms.field.short', values: { n } }
  }
  if (issue.code === 'too_big')
    return {
      key: issue.origin === 'string' ? 'forms.field.long' : 'forms.field.most',
      values: { n: Number(issue.maximum) },
    }
  return { key: issue.code === 'invalid_type' ? 'forms.field.required' : 'forms.field.wrong' }
}

/** What the server said of a field, where the page itself had nothing against it. */
export function problemOfServer(field: FieldError): FieldProblem {
  return field.code ? { path: field.path, code: field.code } : { path: field.path, key: 'forms.field.wrong' }
}
