import { createHash } from 'node:crypto'
import { StreamableFile } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A picture that is served, with the content type that its first bytes say. */
export interface Picture {
  type: string
  bytes: Buffer
}

/** What a picture is known by: eight characters that follow from its bytes. */
export const pictureVersion = (bytes: Buffer): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 8)

/**
 * Sends a picture once: a browser that has it still asks each time whether it is there, and whether the reader may see it.
 * The answer is for this reader alone.
 */
export function answerPicture(
  { type, bytes }: Picture,
  request: FastifyRequest,
  reply: FastifyReply,
): StreamableFile | undefined {
  const etag = `"${pictureVersion(bytes)}"`
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie' })
  if (request.headers['if-none-match'] === etag) {
    void reply.status(304)
    return undefined
  }
  return new StreamableFile(bytes, { type, length: bytes.length })
}
