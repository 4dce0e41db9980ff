import { SampleView } from '#shared/platform/sample/contract'
import { del, get, NoContent, post } from '#web/api/http'

export const readSample = () => get('/api/sample', SampleView)
export const startSample = () => post('/api/sample', SampleView)
export const stopSample = () => del('/api/sample', NoContent)
