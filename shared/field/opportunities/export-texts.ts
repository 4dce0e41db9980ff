import type { OpportunitiesExportQuery } from './contract'
import type { OpportunityStep } from './steps'

export type Column =
  | ('openedOn' | 'team' | 'member' | 'customer' | 'number' | 'what' | 'fee' | 'step' | 'steppedOn')
  | ('nextOn' | 'metric' | 'sold' | 'lost')

interface Texts {
  name: string
  yes: string
  columns: Record<Column, string>
  steps: Record<OpportunityStep, string>
}

/** The words of the sheet; its name marks a list of customers as internal to the centre. */
export const OPPORTUNITY_SHEET: Record<OpportunitiesExportQuery['language'], Texts> = {
  'zh-CN': {
    ...{ name: '商机明细-内部', yes: '是' },
    columns: {
      ...{ openedOn: '登记日期', team: '队伍', member: '队员', customer: '客户', number: '电话', what: '意向产品' },
      ...{ fee: '月费（元）', step: '进度', steppedOn: '进度日期', nextOn: '下次跟进', metric: '业务' },
      ...{ sold: '已报单', lost: '丢单原因' },
    },
    steps: { survey: '查勘', quote: '报价', contract: '签约', build: '施工', complete: '竣工' },
  },
  en: {
    ...{ name: 'Opportunities-INTERNAL', yes: 'yes' },
    columns: {
      ...{ openedOn: 'Opened on', team: 'Team', member: 'Member', customer: 'Customer', number: 'Phone' },
      ...{ what: 'May buy', fee: 'A month (CNY)', step: 'Step', steppedOn: 'Step taken on', nextOn: 'Next on' },
      ...{ metric: 'Metric', sold: 'Sale logged', lost: 'Lost because' },
    },
    steps: { survey: 'Survey', quote: 'Quote', contract: 'Contract', build: 'Installation', complete: 'Completed' },
  },
}
