import { refusalText } from '#shared/platform/errors/error-texts'
import { ErrorCode } from '#shared/platform/errors/errors'
import { currentLanguage } from './index'

/** The sentence for a contract's message: contracts name a code where they have one, zod says the rest itself. */
export function errorText(message: string): string {
  const code = ErrorCode.safeParse(message)
  return code.success ? refusalText(currentLanguage(), { code: code.data }) : message
}
