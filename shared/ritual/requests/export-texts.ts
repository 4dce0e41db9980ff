import { z } from 'zod'
import type { RequestKind, RequestState } from './counts'

/** A sheet of all requests of a contest, for the back office. */
export const RequestsExportQuery = z.strictObject({ language: z.enum(['zh-CN', 'en']).default('zh-CN') })
export type RequestsExportQuery = z.infer<typeof RequestsExportQuery>

interface Texts {
  name: string
  yes: string
  no: string
  columns: Record<Column, string>
  kinds: Record<RequestKind, string>
  states: Record<RequestState, string>
}
export type Column =
  | ('askedAt' | 'kind' | 'text' | 'team' | 'member' | 'state' | 'dueAt' | 'answeredAt')
  | ('inTime' | 'owner' | 'external' | 'answer' | 'thanks')

/** The words of the sheet; its name marks a list of people as internal to the centre. */
export const REQUEST_SHEET: Record<RequestsExportQuery['language'], Texts> = {
  'zh-CN': {
    ...{ name: '求支撑-内部', yes: '是', no: '否' },
    columns: {
      ...{ askedAt: '提出时间', kind: '类型', text: '内容', team: '队伍', member: '队员', state: '状态' },
      ...{ dueAt: '承诺时间', answeredAt: '答复时间', inTime: '按时', owner: '承办人', external: '转外部' },
      ...{ answer: '答复', thanks: '致谢' },
    },
    kinds: {
      ...{ resource: '资源查询', policy: '政策', price: '价格审批', install: '装机', terminal: '终端' },
      ...{ visit: '陪访', complaint: '客户抱怨' },
    },
    states: { asked: '待接', taken: '办理中', answered: '已答复', done: '已办结', reopened: '没解决' },
  },
  en: {
    ...{ name: 'Requests-INTERNAL', yes: 'yes', no: 'no' },
    columns: {
      ...{ askedAt: 'Asked at', kind: 'Kind', text: 'Text', team: 'Team', member: 'Member', state: 'State' },
      ...{ dueAt: 'Promised', answeredAt: 'Answered at', inTime: 'In time', owner: 'Owner', external: 'Passed to' },
      ...{ answer: 'Answer', thanks: 'Thanks' },
    },
    kinds: {
      ...{ resource: 'Resources', policy: 'Policy', price: 'Price approval', install: 'Installation' },
      ...{ terminal: 'Handset', visit: 'Joint visit', complaint: 'Complaint' },
    },
    states: { asked: 'Waiting', taken: 'In work', answered: 'Answered', done: 'Done', reopened: 'Not solved' },
  },
}
