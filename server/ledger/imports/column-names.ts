import type { ImportField } from '#shared/ledger/imports/contract'
import { bare } from '#shared/platform/spreadsheets/table-shape'

interface ColumnWords {
  /** Earlier words are surer. */
  names: readonly string[]
  /** Too short to be looked for within another name. */
  short?: readonly string[]
  /** A longer name with one of these in it is another column, as the product's number is not its name. */
  except: RegExp
}

const NUMBERS_OF = /编号|编码|代码|号$|序号|id$|code|number|no$|sku/
const CONTACT = /电话|手机|号码|phone|mobile|email|邮箱/

/** How business systems call their columns. */
export const COLUMN_WORDS: Record<ImportField, ColumnWords> = {
  reference: {
    names: [
      ...['受理单号', '业务号码', '订单号', '订单编号', '订单id', '工单号', '流水号', '受理编号', '受理号', '单号'],
      ...['工单编号', '业务流水号', '业务编号', '合同号', '合同编号'],
      ...['reference', 'orderno', 'orderid', 'ordernumber', 'order#', 'opportunityid', 'dealid', 'saleid'],
      ...['transactionid', 'transactionno', 'txnid', 'invoiceno', 'invoicenumber', 'invoiceid', 'contractno'],
      ...['contractid', 'ticketno', 'ticketid', 'recordid'],
    ],
    except: /客户|用户|产品|套餐|快递|物流|发票|身份证|联系|customer|product|ship/,
  },
  metric: {
    names: ['业务', '业务类型', '业务名称', '产品名称', '产品', '套餐名称', '套餐', 'metric', 'productname', 'product'],
    short: ['item', 'itemname', 'service', 'servicename', 'plan', 'planname', '商品', '商品名称'],
    except: new RegExp(
      `${NUMBERS_OF.source}|号码|日期|时间|状态|金额|价|费|经理|人|受理|line$|price|amount|date|status`,
    ),
  },
  quantity: {
    names: ['数量', '件数', '销量', '份数', '台数', '户数', 'quantity', 'qty', 'units'],
    short: ['count', 'number', 'pieces', 'pcs'],
    except: /price|金额|价|单位|剩余|库存/,
  },
  member: {
    names: [
      ...[
        '客户经理',
        '发展人',
        '揽收人',
        '营销员',
        '营销人员',
        '销售员',
        '销售人员',
        '业务员',
        '队员',
        '经理',
        '受理人',
      ],
      ...['工号', '姓名', 'member', 'salesperson', 'salesagent', 'salesrep', 'salesrepresentative', 'seller', 'agent'],
      ...['accountmanager', 'customermanager', 'owner', 'salesman', 'soldby'],
      ...['营业员', '揽装人', '揽收员', '客户代表', '销售代表', '装机人', '受理员', '经办人', '操作员'],
    ],
    short: ['rep', 'sales', '销售', '营销'],
    except: new RegExp(`${CONTACT.source}|部门|团队|区域|客户姓名|用户姓名|客户名|联系人|team|office|region|id$`),
  },
  date: {
    names: [
      ...['成交日期', '成交时间', '受理时间', '受理日期', '竣工时间', '竣工日期', '业务日期', '办理日期', '办理时间'],
      ...['订单日期', '下单时间', 'closedate', 'closeddate', 'closingdate', 'orderdate', 'saledate', 'dealdate'],
      ...['salesdate', 'transactiondate', 'txndate', 'orderdt', 'soldon', 'orderedat', 'orderedon', 'ordertime'],
      ...['日期', '时间', 'date'],
    ],
    except:
      /接触|拜访|跟进|出生|生日|到期|失效|截止|导出|打印|制表|更新|修改|预约|engage|contact|birth|update|modif|expir|due|ship|create|export/,
  },
  status: {
    names: ['订单状态', '业务状态', '受理状态', '状态', 'status', 'dealstage', 'stage'],
    except: /客户|付款|缴费|信用/,
  },
  customerName: {
    names: [
      ...[
        '客户名称',
        '客户姓名',
        '用户名称',
        '用户姓名',
        '客户',
        'customername',
        'accountname',
        'clientname',
        'custname',
      ],
      ...['customer', 'client', 'account'],
    ],
    except: new RegExp(`${NUMBERS_OF.source}|${CONTACT.source}|经理|类型|等级|级别|状态|来源|manager|segment|type`),
  },
  customerPhone: {
    names: ['客户电话', '联系电话', '联系号码', '客户手机', '电话', '手机', 'customerphone', 'phone', 'mobile'],
    except: /经理|发展人|营销|manager|agent/,
  },
  area: { names: ['片区', '包区', '区域', 'area', 'territory'], except: NUMBERS_OF },
  note: { names: ['备注', 'note', 'remark', 'comment'], except: /日期|时间|date/ },
}

/** A header as it is compared: without blanks, line breaks, marks between words, and what is in brackets behind it. */
export const plainHeader = (text: string): string =>
  bare(text)
    .toLowerCase()
    .replace(/[（(【[].*$/, '')
    .replace(/[_\-./:：*'"“”]/g, '')

/** How the column of amounts is named. */
export const AMOUNT_WORDS = {
  names: [
    '金额',
    '成交金额',
    '订单金额',
    '实收',
    '实付',
    '销售额',
    '营收',
    '收入',
    'amount',
    'sales',
    'revenue',
    'total',
    'value',
  ],
  except: /price|单价|成本|折扣|优惠|退款|税|profit|discount|cost|tax/,
}
