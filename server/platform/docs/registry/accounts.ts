import { z } from 'zod'
import { route } from '#server/platform/docs/route'
import { InviteOffer, InviteView, Joined } from '#shared/contest/invites/contract'
import {
  AccountView,
  NewReset,
  ResetOffer,
  SessionView,
  SetupStatus,
  SignedIn,
} from '#shared/platform/accounts/contract'

export const accounts = {
  'GET /accounts': route('列出本中心的账号', 'List the accounts of the centre', z.array(AccountView)),
  'POST /accounts': route('建立账号', 'Make an account', AccountView, ['login_taken_by', 'password_too_common']),
  'PATCH /accounts/:id': route('更改或停用账号', 'Change or disable an account', AccountView, [
    'last_director',
    'login_taken_by',
  ]),
  'DELETE /accounts/:id/sessions': route('让一个账号的全部设备退出', 'Sign out every device of an account', null),
  'POST /accounts/:id/resets': route('出一个重设密码的二维码', 'Make a password reset', NewReset),
  'POST /resets/look': route('看重设密码的二维码是谁的', 'Look whose password reset this is', ResetOffer, [
    'reset_unknown',
    'reset_expired',
    'reset_used',
  ]),
  'POST /resets/use': route('用二维码设新密码', 'Set a new password by a reset', SignedIn, [
    'reset_unknown',
    'reset_expired',
    'reset_used',
    'password_too_common',
  ]),
  'POST /sign-in': route('登录', 'Sign in', SignedIn, ['wrong_credentials']),
  'POST /sign-out': route('退出登录', 'Sign out', null),
  'GET /me': route('我是谁', 'Who I am', SignedIn),
  'POST /me/password': route('改自己的密码', 'Change one’s own password', null, [
    'wrong_credentials',
    'password_too_common',
  ]),
  'GET /contests/:contestId/invites': route('列出邀请', 'List the invites', z.array(InviteView)),
  'POST /contests/:contestId/invites': route('生成邀请', 'Make an invite', InviteView),
  'DELETE /contests/:contestId/invites/:id': route('作废邀请', 'Revoke an invite', null),
  'POST /invites/look': route('看邀请是哪场竞赛的', 'Look what an invite is for', InviteOffer, [
    'invite_unknown',
    'invite_expired',
    'invite_used_up',
  ]),
  'POST /invites/join': route('凭邀请加入', 'Join by an invite', Joined, [
    'invite_unknown',
    'invite_expired',
    'invite_used_up',
    'login_taken',
    'password_too_common',
  ]),
  'GET /me/sessions': route('我登录的设备', 'My devices', z.array(SessionView)),
  'DELETE /me/sessions/:id': route('退出一台设备', 'Sign a device out', null),
  'GET /setup': route('是否完成首次设置', 'Whether the first setup is done', SetupStatus),
  'POST /setup': route('首次设置', 'The first setup', SignedIn, ['setup_done']),
}
