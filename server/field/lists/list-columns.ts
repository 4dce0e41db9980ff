import { plainHeader } from '#server/ledger/imports/column-names'
import { keptColumns } from '#server/ledger/imports/file-shape'
import { type ListColumns, ListField } from '#shared/field/lists/columns'

/** How the files of business systems call their columns; earlier words are surer. */
const WORDS: Record<ListField, readonly string[]> = {
  manager: ['客户经理', '派单对象', '责任人', '处理人', '经理', 'accountmanager', 'assignee', 'owner', 'manager'],
  phone: ['联系电话', '联系号码', '客户电话', '手机', '电话', 'contactphone', 'phone', 'mobile'],
  number: ['业务号码', '用户号码', '设备号', '宽带账号', '服务号码', '号码', '账号', 'number', 'account', 'line'],
  name: ['客户名称', '客户姓名', '用户名称', '用户姓名', '单位名称', '客户', 'customername', 'customer', 'name'],
  order: ['工单号', '工单编号', '派单编号', '任务编号', 'orderno', 'ticketno', 'ticket', 'order'],
  due: ['首触时限', '处理时限', '要求完成时间', '时限', 'firsttouchby', 'dueby', 'due'],
  expires: [
    '协议到期日',
    '协议到期',
    '到期时间',
    '到期日期',
    '到期日',
    '到期月',
    '到期',
    'expireson',
    'expiry',
    'expires',
  ],
  territory: ['包区', '片区', '所属片区', '区域', 'territory', 'area'],
  segment: ['市场类型', '细分市场', '客户类型', 'segment'],
  value: ['客户价值', '价值等级', '客户等级', '等级', '价值', 'value', 'grade'],
  plan: ['现用套餐', '当前套餐', '在用套餐', '套餐名称', '套餐', 'currentplan', 'plan'],
  pays: ['现月费', '月均消费', '月消费', '月费', '月租', 'paysnow', 'monthlycharge', 'pays'],
  offer: ['推荐套餐', '推荐产品', '推荐', '拟推荐', 'offer'],
  fee: ['推荐月费', '新月费', '预计月费', 'offerfee', 'fee'],
}

/** A longer name with one of these in it is another column. */
const NOT: Partial<Record<ListField, RegExp>> = {
  name: /经理|编号|电话|号码|类型|等级/,
  number: /工单|联系|客户编/,
  phone: /经理/,
  pays: /推荐|新/,
  plan: /推荐/,
}

/** The surest columns are given out first, so that 客户经理 is not taken for 客户. */
const ORDER = Object.keys(WORDS) as ListField[]

/** Which column is what, as an earlier file of the contest had it, or as far as its name says. */
export function columnsOf(
  headers: readonly string[],
  earlier: { headers: readonly string[]; columns: ListColumns } | undefined,
): ListColumns {
  return keptColumns(ListField.options, headers, guessed(headers), earlier)
}

function guessed(headers: readonly string[]): ListColumns {
  const names = headers.map(plainHeader)
  const columns: ListColumns = {}
  const take = (fits: (name: string, word: string, field: ListField) => boolean) => {
    for (const field of ORDER)
      for (const word of WORDS[field]) {
        if (columns[field] !== undefined) break
        const isTaken = (n: number) => Object.values(columns).includes(n)
        const n = names.findIndex((name, n) => name !== '' && !isTaken(n) && fits(name, word, field))
        if (n >= 0) columns[field] = n
      }
  }
  take((name, word) => name === word)
  take((name, word, field) => name.includes(word) && !NOT[field]?.test(name))
  return columns
}
