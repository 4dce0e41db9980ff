import { describe, expect, it } from 'vitest'
import { guessColumns } from '#server/ledger/imports/file-shape'

/** The columns of a list as they are guessed, by field. */
function guessed(line: string): Record<string, string | undefined> {
  const headers = line.split('|')
  return Object.fromEntries(Object.entries(guessColumns(headers)).map(([field, n]) => [field, headers[n]]))
}

describe('columns are known by what people call them', () => {
  it.each([
    [
      'Order #|Cust. Name|Sales Person|Product Name|Qty.|Order Dt',
      ['Order #', 'Sales Person', 'Product Name', 'Order Dt'],
    ],
    ['Order ID|Customer Name|Rep|Product|Qty|Date', ['Order ID', 'Rep', 'Product', 'Date']],
    ['Txn ID|Seller Name|Product|Quantity Sold|Txn Date', ['Txn ID', 'Seller Name', 'Product', 'Txn Date']],
    ['Invoice No.|Sold By|Service|Count|Sold On', ['Invoice No.', 'Sold By', 'Service', 'Sold On']],
    ['Record ID|Deal Owner|Item|Close Date|Create Date', ['Record ID', 'Deal Owner', 'Item', 'Close Date']],
    [
      'SALES_AGENT|ORDER_NUMBER|PRODUCT_ID|PRODUCT_NAME|CLOSE_DATE',
      ['ORDER_NUMBER', 'SALES_AGENT', 'PRODUCT_NAME', 'CLOSE_DATE'],
    ],
    ['工单编号|揽装人|套餐|受理日期|受理员', ['工单编号', '揽装人', '套餐', '受理日期']],
    ['业务号码|客户姓名|客户号码|业务名称|营业员|办理时间', ['业务号码', '营业员', '业务名称', '办理时间']],
    [
      '订单编号（必填）|产品名称*|办理数量|客户经理姓名|受理时间(年月日)',
      ['订单编号（必填）', '客户经理姓名', '产品名称*', '受理时间(年月日)'],
    ],
    ['　订 单\n号　|业\u200b务|客户\n经理|日 期', ['　订 单\n号　', '客户\n经理', '业\u200b务', '日 期']],
  ])('%s', (line, [reference, member, metric, date]) => {
    expect(guessed(line)).toMatchObject({ reference, member, metric, date })
  })

  it.each([
    ['Account|Country|Discount|Order ID', 'quantity'],
    ['Report|Order ID|Representative Office', 'member'],
    ['Item Code|Order ID', 'metric'],
    ['产品编码|受理单号', 'metric'],
    ['客户订单联系电话|客户名称', 'reference'],
  ])('%s has no column for %s', (line, field) => {
    expect(guessed(line)[field]).toBeUndefined()
  })
})
