import { StandardSchemaValidationPipe } from '@nestjs/common'
import { AppError } from '#server/platform/http/app-error'
import { ErrorCode, type FieldError } from '#shared/platform/errors/errors'

interface Issue {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[]
}

/** Parses bodies, queries and parameters with their contracts; what does not fit becomes one named refusal. */
export class ContractPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues: readonly Issue[]) => refusalOf(issues) })
  }
}

/** A contract may name a code of the closed list as an issue's message; the first such code speaks for the whole. */
function refusalOf(issues: readonly Issue[]): AppError {
  const fields = issues.map(toField)
  return new AppError(fields.find((field) => field.code)?.code ?? 'invalid_input', { fields })
}

function toField(issue: Issue): FieldError {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.')
  const code = ErrorCode.safeParse(issue.message)
  return { path, message: issue.message, ...(code.success ? { code: code.data } : {}) }
}
