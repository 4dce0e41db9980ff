import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { AppError } from '#server/platform/http/app-error'

/** Parses JSON that is UTF-8 and says nothing else: text in another encoding would be stored as question marks. */
export function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!saysUtf8(request.headers['content-type'])) return done(new AppError('charset_not_utf8'))
    // Clients that always send the header send it where no body is needed too.
    if (body.length === 0) return done(null, undefined)
    if (!isUtf8(body)) return done(new AppError('not_utf8'))
    return parse(request, withoutMark(body), done)
  })
}

function saysUtf8(contentType = ''): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType) ?? []
  return /^utf-?8$/i.test(charset)
}

const withoutMark = (body: Buffer): string => body.toString('utf8').replace(/^\ufeff/, '')
