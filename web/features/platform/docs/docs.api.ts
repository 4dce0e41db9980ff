import { get } from '#web/api/http'
import { ApiDocument } from './api-document'

export const OPENAPI_ADDRESS = '/api/docs/openapi.json'
export const readOpenApi = () => get(OPENAPI_ADDRESS, ApiDocument)
