import type { IncomingHttpHeaders } from 'node:http'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { StorageFailed } from '#server/platform/database/storage-failed'
import { AppError } from '#server/platform/http/app-error'
import { describeError } from '#server/platform/settings/log'
import { refusalText } from '#shared/platform/errors/error-texts'
import type { ErrorBody, ErrorCode } from '#shared/platform/errors/errors'
import { REFUSAL_RULES } from '#shared/platform/errors/refusal-rules'

/** The one place where an error becomes a response: an `ErrorBody`, always, in the language that was asked for. */
@Catch()
export class AppErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const body = errorBody(describe(error, request), request.headers)
    const reply = http.getResponse<FastifyReply>()
    if (body.retryAfterS !== undefined) void reply.header('retry-after', body.retryAfterS)
    void reply.status(REFUSAL_RULES[body.code].status).send(body)
  }
}

/** With the sentence in Chinese, unless the browser asks for English first. */
export function errorBody(body: Omit<ErrorBody, 'message'>, headers: IncomingHttpHeaders): ErrorBody {
  const language = headers['accept-language']?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
  return { ...body, message: refusalText(language, body) }
}

/** The reference of an unexpected failure is the id of its request, which all its log lines bear. */
function describe(error: unknown, request: FastifyRequest): Omit<ErrorBody, 'message'> {
  if (error instanceof AppError) return { code: error.code, ...error.details }
  const refused = codeOfStatus(statusOf(error))
  if (refused) return { code: refused }
  if (error instanceof StorageFailed) {
    const { trouble: cause } = error
    // The database reports a known cause itself, once, and not with every request that it refuses.
    if (!cause) request.log.error({ error: describeError(error) }, 'storage failed')
    return { code: 'storage_failed', ...(cause && { cause }) }
  }
  request.log.error({ error: describeError(error) }, 'unexpected')
  return { code: 'internal', reference: request.id }
}

/** Nest's and Fastify's own errors both carry a status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus()
  if (error instanceof Error && 'statusCode' in error) return Number(error.statusCode)
  return undefined
}

function codeOfStatus(status: number | undefined): ErrorCode | undefined {
  if (status === undefined || status >= 500) return undefined
  if (status === 404) return 'not_found'
  if (status === 413) return 'payload_too_large'
  if (status === 429) return 'too_many_requests'
  return 'invalid_input'
}
