import { z } from 'zod'
import { route } from '#server/platform/docs/route'
import { ApiTokenView, NewApiToken } from '#shared/contest/api-tokens/contract'
import { ContestSummary, ContestView } from '#shared/contest/contests/contract'
import { AbsenceView, CalendarView } from '#shared/contest/duty/contract'
import { PersonView } from '#shared/contest/participants/contract'
import { AddPeopleView } from '#shared/contest/participants/pasted-people'
import { DisplaySession, DisplayView, NewDisplay } from '#shared/screens/displays/contract'

export const contests = {
  'GET /contests/:contestId/api-tokens': route('列出接口密钥', 'List the API tokens', z.array(ApiTokenView)),
  'POST /contests/:contestId/api-tokens': route(
    '新建接口密钥，原文只给这一次',
    'Make an API token, told this once',
    NewApiToken,
    ['token_expiry_over'],
  ),
  'DELETE /contests/:contestId/api-tokens/:id': route('作废接口密钥', 'Revoke an API token', null),
  'GET /contests': route('列出我看得到的竞赛', 'List the contests that I see', z.array(ContestSummary)),
  'POST /contests': route('新建竞赛草稿', 'Make a draft of a contest', ContestView),
  'GET /contests/:contestId': route(
    '看一场竞赛：日期、队伍、业务、目标、队员',
    'Read a contest: dates, teams, metrics, goals, participants',
    ContestView,
  ),
  'PUT /contests/:contestId': route('保存竞赛草稿', 'Save a draft', ContestView, [
    'contest_not_draft',
    'field_changed',
    'team_has_people',
  ]),
  'PATCH /contests/:contestId': route('更正名称、口号、结束日期', 'Correct name, slogan, end', ContestView, [
    'end_before_sales',
    'contest_closed',
  ]),
  'PATCH /contests/:contestId/teams/:teamId': route(
    '更正队伍的名字和样子',
    'Correct a team’s name and look',
    ContestView,
    ['contest_closed'],
  ),
  'POST /contests/:contestId/start': route('开赛', 'Start a contest', ContestView, [
    'contest_incomplete',
    'contest_not_draft',
  ]),
  'POST /contests/:contestId/close': route('结束竞赛，宣布终榜', 'Close a contest for good', ContestView, [
    'contest_not_started',
    'contest_closed',
  ]),
  'POST /contests/:contestId/revisions': route('公布规则修订', 'Publish a revision of the rules', ContestView, [
    'contest_not_started',
    'contest_closed',
  ]),
  'POST /display-session': route('大屏用地址登录', 'Sign a TV in by its address', DisplaySession),
  'GET /display-session': route('这块大屏是谁', 'Which TV this is', DisplaySession),
  'GET /contests/:contestId/displays': route('列出大屏', 'List the TVs', z.array(DisplayView)),
  'POST /contests/:contestId/displays': route('新建大屏地址', 'Make an address for a TV', NewDisplay),
  'DELETE /contests/:contestId/displays/:id': route('作废大屏', 'Revoke a TV', null),
  'GET /contests/:contestId/calendar': route('竞赛日历', 'The contest’s calendar', CalendarView),
  'PUT /contests/:contestId/calendar': route('改竞赛日历', 'Change the calendar', CalendarView),
  'GET /contests/:contestId/absences': route('列出请假', 'List who is away', z.array(AbsenceView)),
  'PUT /contests/:contestId/absences': route('设请假', 'Set who is away', z.array(AbsenceView), [
    'absence_day_over',
    'not_for_others',
  ]),
  'GET /contests/:contestId/people': route('列出队员', 'List the people of a contest', z.array(PersonView)),
  'POST /contests/:contestId/people': route('加入队员，可先预览', 'Add people, as a preview first', AddPeopleView, [
    'already_participant',
    'contest_closed',
  ]),
  'PATCH /contests/:contestId/people/:participantId': route('更正队员', 'Correct a participant', PersonView, [
    'contest_closed',
  ]),
  'DELETE /contests/:contestId/people/:participantId': route('移出队员', 'Remove a participant', null),
}
