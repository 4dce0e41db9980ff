import { z } from 'zod'
import { type AddVoiceInput, VoiceView } from '#shared/ritual/voices/contract'
import { get, post } from '#web/api/http'

const at = (contestId: string) => `/api/contests/${contestId}/voices`

export const listVoices = (contestId: string, day: string) => get(`${at(contestId)}?day=${day}`, z.array(VoiceView))
export const addVoice = (contestId: string, input: AddVoiceInput) => post(at(contestId), VoiceView, input)
