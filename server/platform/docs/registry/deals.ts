import { z } from 'zod'
import { route } from '#server/platform/docs/route'
import { CustomerCount, CustomerView, RetentionView } from '#shared/ledger/customers/contract'
import { DealPage, ReassignedDeal, RecordedDeal } from '#shared/ledger/deals/contract'
import { DisputeView } from '#shared/ledger/disputes/contract'
import { ImportList, ImportPage, ImportView, SettledView } from '#shared/ledger/imports/contract'
import { JoinReply } from '#shared/live/protocol'
import type { ErrorCode } from '#shared/platform/errors/errors'
import { BossView } from '#shared/screens/boss-view/contract'
import { CurveView } from '#shared/screens/scoreboard/contract'

/** Of whatever is written into a contest. */
const CLOSED: ErrorCode[] = ['contest_not_started', 'contest_closed']

export const deals = {
  'POST /contests/:contestId/deals/:dealId/customer/reveal': route(
    '显示一单的客户，会记进操作记录',
    'Tell the customer of a deal; the audit list notes it',
    CustomerView,
  ),
  'DELETE /contests/:contestId/deals/:dealId/customer': route(
    '清除一单的客户资料',
    'Erase the customer of a deal',
    null,
  ),
  'POST /customers/count': route('数一个号码留在几单里', 'Count the deals that hold a number', CustomerCount),
  'POST /customers/erase': route('清除一个号码的客户资料', 'Erase a customer by phone', CustomerCount),
  'GET /customers/retention': route('客户资料保留多久', 'How long customers are kept', RetentionView),
  'PUT /customers/retention': route('设客户资料保留多久', 'Set how long customers are kept', RetentionView),
  'POST /contests/:contestId/deals': route(
    '报单；同一个 requestId 只算一次',
    'Record a sale; the same requestId counts once',
    RecordedDeal,
    [
      'contest_not_started',
      'contest_settling',
      'contest_closed',
      'business_date_in_future',
      'business_date_outside_contest',
      'business_date_too_old',
      'unknown_metric',
      'unknown_offer',
      'not_a_participant',
      'not_for_others',
      'request_reused',
      'quantity_not_positive',
      'quantity_not_whole',
      'quantity_too_large',
    ],
  ),
  'GET /contests/:contestId/deals': route(
    '台账，最新的在前，客户资料遮住',
    'The ledger, newest first, customers masked',
    DealPage,
    ['not_a_participant', 'not_for_others'],
  ),
  'POST /contests/:contestId/deals/:dealId/withdrawal': route('撤单', 'Withdraw a deal', null, [
    'already_withdrawn',
    'withdrawal_window_over',
    'contest_closed',
  ]),
  'POST /contests/:contestId/deals/:dealId/cancellation': route('退订', 'Cancel lines of a deal', null, [
    'contest_closed',
  ]),
  'POST /contests/:contestId/deals/:dealId/activation': route('激活待激活的业务', 'Activate waiting lines', null, [
    'contest_closed',
  ]),
  'POST /contests/:contestId/deals/:dealId/reassignment': route(
    '改判给另一位队员',
    'Give a deal to another participant',
    ReassignedDeal,
    ['not_a_participant', 'contest_closed'],
  ),
  'GET /contests/:contestId/disputes': route('列出异议和撞单', 'List the disputes', z.array(DisputeView)),
  'POST /contests/:contestId/disputes': route('提出异议', 'Object to a deal', DisputeView),
  'POST /contests/:contestId/disputes/:id/withdrawal': route('撤回异议', 'Withdraw an objection', DisputeView),
  'PUT /contests/:contestId/disputes/:id/answer': route('答复异议', 'Answer an objection', DisputeView),
  'POST /contests/:contestId/disputes/:id/ruling': route('裁定异议', 'Rule on a dispute', DisputeView),
  'GET /contests/:contestId/exports/:kind/:format': route('导出表格', 'Export a table', 'file', [
    'contest_not_started',
  ]),
  'GET /contests/:contestId/imports': route('列出导入', 'List the imports', ImportList),
  'POST /contests/:contestId/imports': route('上传要导入的表格', 'Upload a table to import', ImportView, [
    ...CLOSED,
    'import_busy',
    'payload_too_large',
    'import_too_large',
    'import_too_many_rows',
    'import_unreadable',
    'import_old_xls',
    'import_empty',
  ]),
  'GET /contests/:contestId/imports/:runId': route('看一次导入', 'Look at an import', ImportView),
  'PUT /contests/:contestId/imports/:runId/mapping': route('定每一列是什么', 'Say what each column is', ImportView, [
    'import_not_ready',
    'import_columns_missing',
  ]),
  'POST /contests/:contestId/imports/:runId/start': route(
    '开始写入，或只对账',
    'Start to write, or only to compare',
    ImportView,
    [...CLOSED, 'import_not_ready', 'import_under_way'],
  ),
  'POST /contests/:contestId/imports/:runId/stop': route(
    '停止写入，写了的留着',
    'Stop writing; what is written stays',
    ImportView,
    ['import_not_ready'],
  ),
  'GET /contests/:contestId/imports/:runId/rows': route('一次导入的各行', 'The rows of an import', ImportPage),
  'POST /contests/:contestId/imports/:runId/settlements': route(
    '处理对不上的行：补录、退订、改判、更正或保持不变；不成的逐行说明',
    'Settle what differs: record, cancel, reassign, correct or leave; what refuses is named row by row',
    SettledView,
  ),
  'GET /contests/:contestId/imports/:runId/files/:which': route(
    '下载导入的文件',
    'Download a file of an import',
    'file',
  ),
  'GET /contests/:contestId/live': route(
    '战绩、榜单和新鲜事；带上见过的号就只给后来的',
    'Standings, boards and what happened; with the number last seen, only what came after',
    JoinReply,
  ),
  'GET /contests/:contestId/summary': route(
    '领导视图：净增、目标、快慢序时、退订',
    'The boss’s view: net growth, goals, ahead of or behind schedule, cancellations',
    BossView,
  ),
  'GET /contests/:contestId/curve': route('每队每天的累计曲线', 'Each team’s total, day by day', CurveView),
}
