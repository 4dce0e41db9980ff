import type { Readable } from 'node:stream'
import { StreamableFile } from '@nestjs/common'

/** A download; header values are ASCII, so that the name travels as RFC 5987 says. */
export function asFile(content: Readable, name: string, type: string): StreamableFile {
  const extension = name.split('.').at(-1)
  const disposition = `attachment; filename="file.${extension}"; filename*=UTF-8''${encodeURIComponent(name)}`
  return new StreamableFile(content, { type, disposition })
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
