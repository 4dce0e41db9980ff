import { randomUUID } from 'node:crypto'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { StorageFailed } from '#server/database/storage-failed'
import { AppError } from '#server/http/app-error'
import { ERROR_TEXTS } from '#shared/error-texts'
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#shared/errors'

/** The one place where an error becomes a response: an `ErrorBody`, always, in the language that was asked for. */
@Catch()
export class AppErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Http')

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const body = this.describe(error)
    const language = http.getRequest<FastifyRequest>().headers['accept-language']?.startsWith('en') ? 'en' : 'zh-CN'
    const reply = http.getResponse<FastifyReply>()
    if (body.retryAfterS !== undefined) void reply.header('retry-after', body.retryAfterS)
    void reply.status(ERROR_STATUS[body.code]).send({ ...body, message: ERROR_TEXTS[language][body.code] })
  }

  private describe(error: unknown): Omit<ErrorBody, 'message'> {
    if (error instanceof AppError) return { code: error.code, ...error.details }
    if (error instanceof StorageFailed) return { code: 'storage_failed' }
    const refused = codeOfStatus(statusOf(error))
    if (refused) return { code: refused }
    const reference = randomUUID()
    this.log.error(`${reference} ${error instanceof Error ? error.stack : String(error)}`)
    return { code: 'internal', reference }
  }
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
