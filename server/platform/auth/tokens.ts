import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a session or a TV, 128 for an invite, as text for cookies and addresses. */
export const newToken = (bits: 256 | 128): string => randomBytes(bits / 8).toString('base64url')

/** All that is stored of a token. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
