import { z } from 'zod'
import type { Outcome } from './outcomes'

/** A sheet of the activities of some days of a contest, for directors and clerks. */
export const ActivitiesExportQuery = z.strictObject({ language: z.enum(['zh-CN', 'en']).default('zh-CN') })
export type ActivitiesExportQuery = z.infer<typeof ActivitiesExportQuery>

export type Column =
  | ('day' | 'at' | 'team' | 'member' | 'activity' | 'territory' | 'customer' | 'number')
  | ('outcome' | 'nextOn' | 'rival' | 'rivalUntil' | 'refers' | 'byItself' | 'late' | 'check')

interface Texts {
  name: string
  yes: string
  columns: Record<Column, string>
  outcomes: Record<Outcome, string>
  checks: Record<'true' | 'untrue' | 'unanswered', string>
}

/** The words of the sheet; its name marks a list of people as internal to the centre. */
export const ACTIVITY_SHEET: Record<ActivitiesExportQuery['language'], Texts> = {
  'zh-CN': {
    ...{ name: '走访明细-内部', yes: '是' },
    columns: {
      ...{ day: '日期', at: '记录时间', team: '队伍', member: '队员', activity: '活动量', territory: '片区' },
      ...{ customer: '客户', number: '电话', outcome: '结果', nextOn: '下次', rival: '竞品', rivalUntil: '到期月' },
      ...{ refers: '愿介绍', byItself: '报单自动记', late: '补录', check: '抽查' },
    },
    outcomes: {
      ...{ closed: '关门/没人', owner_absent: '负责人不在', no_need: '暂不需要', rival: '友商在网' },
      ...{ interested: '有意向', booked: '已约', signed: '办理', unanswered: '未接通', wrong_number: '空号' },
      ...{ refused: '拒绝', call_again: '再联系' },
    },
    checks: { true: '属实', untrue: '不属实', unanswered: '未接通' },
  },
  en: {
    ...{ name: 'Activities-INTERNAL', yes: 'yes' },
    columns: {
      ...{ day: 'Day', at: 'Counted at', team: 'Team', member: 'Member', activity: 'Activity', territory: 'Territory' },
      ...{ customer: 'Customer', number: 'Phone', outcome: 'Outcome', nextOn: 'Next on', rival: 'Rival' },
      ...{
        rivalUntil: 'Until',
        refers: 'Would refer',
        byItself: 'By a sale',
        late: 'Entered later',
        check: 'Spot check',
      },
    },
    outcomes: {
      ...{ closed: 'Closed', owner_absent: 'Owner absent', no_need: 'No need', rival: 'With a rival' },
      ...{ interested: 'Interested', booked: 'Appointment', signed: 'Signed', unanswered: 'No answer' },
      ...{ wrong_number: 'Wrong number', refused: 'Refused', call_again: 'Call again' },
    },
    checks: { true: 'True', untrue: 'Not true', unanswered: 'No answer' },
  },
}
