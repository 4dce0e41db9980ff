import { OwnPortrait } from '#shared/contest/portraits/contract'
import { del, NoContent, put } from '#web/api/http'

const of = (contestId: string, participantId: string) => `/api/contests/${contestId}/people/${participantId}/portrait`

export const keepPortrait = (picture: Blob) => put('/api/me/portrait', OwnPortrait, picture)
export const removeOwnPortrait = () => del('/api/me/portrait', NoContent)
export const removePortraitOf = (contestId: string, participantId: string) =>
  del(of(contestId, participantId), NoContent)
export const portraitAddress = (contestId: string, participantId: string, version: string) =>
  `${of(contestId, participantId)}?v=${version}`
