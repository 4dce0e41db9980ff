import type { IncomingHttpHeaders } from 'node:http'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { StorageFailed } from '#server/database/storage-failed'
import { AppError } from '#server/http/app-error'
import { describeError } from '#server/log'
import { ERROR_TEXTS } from '#shared/error-texts'
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#shared/errors'

/** The one place where an error becomes a response: an `ErrorBody`, always, in the language that was asked for. */
@Catch()
export class AppErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const body = errorBody(describe(error, request), request.headers)
    const reply = http.getResponse<FastifyReply>()
    if (body.retryAfterS !== undefined) void reply.header('retry-after', body.retryAfterS)
    void reply.status(ERROR_STATUS[body.code]).send(body)
  }
}

/** With the sentence in Chinese, unless the browser asks for English first. */
export function errorBody(body: Omit<ErrorBody, 'message'>, headers: IncomingHttpHeaders): ErrorBody {
  const language = headers['accept-language']?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
  return { ...body, message: ERROR_TEXTS[language][body.code] }
}

/** The reference of an unexpected failure is the id of its request, which all its log lines bear. */
function describe(error: unknown, request: FastifyRequest): Omit<ErrorBody, 'message'> {
  if (error instanceof AppError) return { code: error.code, ...error.details }
  const refused = codeOfStatus(statusOf(error))
  if (refused) return { code: refused }
  const isStorage = error instanceof StorageFailed
  request.log.error({ error: describeError(error) }, isStorage ? 'storage failed' : 'unexpected')
  return isStorage ? { code: 'storage_failed' } : { code: 'internal', reference: request.id }
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
