import type { Route } from '#server/platform/docs/routes.reader'
import type { ErrorCode } from '#shared/platform/errors/errors'

/** Every refusal of a route: its own, and those that follow from its access and its parameters. */
export function errorsOf({ access, tokenScope, body, hasBody, file, query, params, method, note }: Route): ErrorCode[] {
  const hasParams = Object.keys(params).length > 0
  const isWrite = method !== 'GET'
  return [
    ...new Set<ErrorCode>([
      ...(note.errors ?? []),
      ...when(body || query || hasParams, 'invalid_input'),
      ...when(body || query, 'unreadable_text'),
      ...when(hasBody && !file, 'not_utf8', 'charset_not_utf8'),
      ...when(access !== 'public', 'unauthenticated'),
      ...when(tokenScope, 'token_invalid'),
      ...when(tokenScope || !['public', 'person', 'display'].includes(access), 'forbidden'),
      // A write checks its caller again: the role may have changed while the request waited.
      ...when(isWrite && access !== 'public', 'forbidden'),
      ...when(hasParams, 'not_found'),
      ...when(hasBody, 'payload_too_large'),
      ...when(isWrite, 'wrong_origin', 'other_address', 'storage_failed'),
      'too_many_requests',
      'internal',
      'leaving',
      'restoring',
    ]),
  ]
}

const when = (condition: unknown, ...codes: ErrorCode[]): ErrorCode[] => (condition ? codes : [])
