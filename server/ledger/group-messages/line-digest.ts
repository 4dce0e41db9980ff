import { createHash } from 'node:crypto'
import type { GroupLineInput, GroupPurpose } from '#shared/ledger/group-messages/contract'
import { lineKey } from '#shared/ledger/group-messages/read-message'

type SaidLine = Pick<GroupLineInput, 'said' | 'author' | 'day' | 'time' | 'copy'>

/** What a line is known by: the same for every account that pastes it, however often. */
export const lineDigest = (purpose: GroupPurpose, { said, copy, ...line }: SaidLine): string =>
  createHash('sha256')
    .update(`${purpose}|${lineKey({ ...line, text: said })}|${copy}`)
    .digest('base64url')
