import { z } from 'zod'
import { route } from '#server/platform/docs/route'
import { ReportReads, ReportSummary, ReportView } from '#shared/ritual/battle-reports/contract'
import { BenchmarkList, BenchmarkPage, BenchmarkView } from '#shared/ritual/benchmarks/contract'
import { MeetingView } from '#shared/ritual/meetings/contract'
import { MeetingEditorView } from '#shared/ritual/meetings/editor'
import { MyPledgeView, PledgeRates, PledgeView } from '#shared/ritual/pledges/contract'
import { OpenAction } from '#shared/ritual/shortfalls/contract'
import { CardView, SupportView } from '#shared/ritual/supports/contract'
import { VoiceView } from '#shared/ritual/voices/contract'

export const ritual = {
  'GET /contests/:contestId/reports': route('列出战报', 'List the battle reports', z.array(ReportSummary)),
  'GET /contests/:contestId/reports/:reportId': route('看一份战报', 'Read a battle report', ReportView),
  'POST /contests/:contestId/reports': route('起草战报', 'Draft a battle report', ReportView, ['deal_taken_back']),
  'PUT /contests/:contestId/reports/:reportId': route('改战报草稿', 'Change a draft', ReportView, ['report_not_draft']),
  'POST /contests/:contestId/reports/:reportId/publish': route('发布战报', 'Publish a battle report', ReportView, [
    'report_not_draft',
  ]),
  'POST /contests/:contestId/reports/:reportId/withdraw': route('撤回战报', 'Withdraw a battle report', ReportView, [
    'report_not_published',
  ]),
  'POST /contests/:contestId/reports/:reportId/read': route('记下我读过', 'Note that I have read it', null),
  'GET /contests/:contestId/reports/:reportId/reads': route('谁读过', 'Who has read it', ReportReads),
  'PUT /contests/:contestId/reports/:reportId/picture': route('存战报的图片', 'Store the report’s picture', null, [
    'payload_too_large',
  ]),
  'GET /contests/:contestId/reports/:reportId/picture.png': route('战报的图片', 'The report’s picture', 'file'),
  'GET /contests/:contestId/benchmarks': route('列出标杆', 'List the benchmarks', BenchmarkList),
  'POST /contests/:contestId/benchmarks': route('命名标杆', 'Name a benchmark', BenchmarkView),
  'GET /contests/:contestId/benchmarks/:id': route('看一位标杆', 'Read about a benchmark', BenchmarkPage),
  'DELETE /contests/:contestId/benchmarks/:id': route('撤回标杆', 'Withdraw a benchmark', null),
  'GET /contests/:contestId/meetings': route('列出晨会和夕会', 'List the meetings', z.array(MeetingView)),
  'GET /contests/:contestId/meetings/:kind': route('会议的议程', 'The running order of a meeting', MeetingEditorView),
  'POST /contests/:contestId/meetings/:kind/open': route('开会', 'Open a meeting', MeetingEditorView, [
    'meeting_day_over',
    'contest_settling',
  ]),
  'POST /contests/:contestId/meetings/:kind/item': route('翻到一项', 'Go to an item', MeetingEditorView, [
    'meeting_not_open',
    'meeting_closed',
  ]),
  'POST /contests/:contestId/meetings/:kind/close': route('散会', 'Close a meeting', MeetingEditorView, [
    'meeting_not_open',
    'meeting_closed',
  ]),
  'PUT /contests/:contestId/meetings/:kind/fields/:field': route(
    '写会议的一栏',
    'Write a field of a meeting',
    MeetingEditorView,
    ['field_changed', 'meeting_closed'],
  ),
  'POST /contests/:contestId/meetings/:kind/praises': route('加一条表扬', 'Add a praise', MeetingEditorView, [
    'meeting_closed',
  ]),
  'DELETE /contests/:contestId/meetings/:kind/praises/:praiseId': route(
    '去掉一条表扬',
    'Take a praise away',
    MeetingEditorView,
    ['meeting_closed'],
  ),
  'PUT /contests/:contestId/shortfalls': route('写短板和措施', 'Write shortfalls and what is done', MeetingEditorView, [
    'meeting_closed',
  ]),
  'GET /contests/:contestId/pledges': route('某天的表态', 'The pledges of a day', z.array(PledgeView)),
  'GET /contests/:contestId/pledges/rates': route('表态兑现率', 'How many pledges were kept', PledgeRates),
  'GET /contests/:contestId/pledges/mine': route('我的表态和提示', 'My pledge, with hints', MyPledgeView, [
    'not_a_participant',
  ]),
  'PUT /contests/:contestId/pledges': route('表态或加码', 'Pledge or raise', PledgeView, [
    'pledge_day_over',
    'pledge_only_raise',
    'pledge_too_early',
    'not_on_duty',
    'not_a_participant',
  ]),
  'GET /contests/:contestId/shortfalls': route('没做完的措施', 'What is still to be done', z.array(OpenAction)),
  'POST /contests/:contestId/shortfalls/:id/done': route('措施做完了', 'Note that it is done', z.array(OpenAction)),
  'GET /me/cards': route('给我的话', 'Private words to me', z.array(CardView)),
  'POST /me/cards/:id/read': route('读过了', 'Note that I have read it', null),
  'GET /contests/:contestId/supports': route('帮扶', 'Support for those who fell behind', z.array(SupportView)),
  'PUT /contests/:contestId/supports/:participantId': route('写帮扶', 'Write a support', z.array(SupportView)),
  'POST /contests/:contestId/supports/:participantId/talked': route(
    '谈过了',
    'Note that they talked',
    z.array(SupportView),
  ),
  'POST /contests/:contestId/supports/:participantId/send': route(
    '把话发给本人',
    'Send the words to the member',
    z.array(SupportView),
  ),
  'GET /contests/:contestId/voices': route('客户意见和建议', 'What customers said', z.array(VoiceView)),
  'POST /contests/:contestId/voices': route('记一条意见', 'Note what a customer said', VoiceView),
}
