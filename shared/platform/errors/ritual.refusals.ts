import type { Refusal } from './refusal'

/** Refusals of pledges, meetings, battle reports and the playbook. */
export const ritualRefusals = {
  pledge_day_over: {
    status: 409,
    retry: 'never',
    zh: '只能给今天表态，请回到今天再填。',
    en: 'You can only pledge for today. Go back to today.',
  },
  pledge_only_raise: {
    status: 409,
    retry: 'never',
    zh: '表态已锁定，只能加码，不能减少。',
    en: 'The pledge is locked. It can be raised, not lowered.',
  },
  pledge_too_early: {
    status: 409,
    retry: 'later',
    zh: '明天的表态从 17：00 或夕会开始后可以填，请晚些再来。',
    en: 'Pledges for tomorrow open at 17:00 or with the evening meeting. Come back then.',
  },
  not_on_duty: {
    status: 409,
    retry: 'never',
    zh: '这一天不在岗，不用表态；若已到岗，请先把考勤改回在岗。',
    en: 'Not on duty on that day, so no pledge is needed. If present after all, put the attendance right first.',
  },
  aim_month_over: {
    status: 409,
    retry: 'never',
    zh: '只能定这个月的目标，请刷新页面再定。',
    en: 'Only a goal of this month can be set. Reload the page and set it again.',
  },
  request_moved: {
    status: 409,
    retry: 'never',
    zh: '这条求支撑已经被别人处理了，请看最新的状态再操作。',
    en: 'This request has moved on meanwhile. Look at its newest state, then go on.',
  },
  check_in_code_old: {
    status: 409,
    retry: 'never',
    zh: '签到码已经换了，请再扫一次投影上的二维码。',
    en: 'The code has changed. Scan the QR code on the projector again.',
  },
  ceremony_too_early: {
    status: 409,
    retry: 'later',
    zh: '最后一天才能揭晓。之前可以先彩排，只有你自己看得到。',
    en: 'The ceremony can begin on the last day. Until then, rehearse it: only you see that.',
  },
  ceremony_not_begun: {
    status: 409,
    retry: 'later',
    zh: '还没有揭晓，请等主任开始。',
    en: 'Nothing has been revealed yet. Wait until the director begins.',
  },
  meeting_day_over: {
    status: 409,
    retry: 'never',
    zh: '只能开今天的会，请回到今天。',
    en: 'Only today’s meeting can be held. Go back to today.',
  },
  meeting_not_open: {
    status: 409,
    retry: 'never',
    zh: '会议还没有开始，请先开始。',
    en: 'The meeting has not begun. Open it first.',
  },
  meeting_begun: {
    status: 409,
    retry: 'never',
    zh: '会议已经开始，怎么开不能再改；下一场请在开始前选。',
    en: 'The meeting has begun and stays as it is. Choose the form of the next one before it begins.',
  },
  meeting_closed: {
    status: 409,
    retry: 'never',
    zh: '会议已结束，记录不能再改。',
    en: 'The meeting is closed. Its minutes cannot be changed.',
  },
  photos_full: {
    status: 409,
    retry: 'never',
    zh: '一次会议最多留三张照片，请先移除一张再加。',
    en: 'A meeting keeps three photos at most. Remove one before you add another.',
  },
  not_a_photo: {
    status: 400,
    retry: 'never',
    zh: '这不是能用的照片，请选 JPEG、PNG 或 WebP 的图片。',
    en: 'This is no photo that can be kept. Choose a JPEG, PNG or WebP picture.',
  },
  own_card: {
    status: 409,
    retry: 'never',
    zh: '这是你自己写的，用上了不用自己点，等别人来点。',
    en: 'You wrote this one yourself. Others say whether it helped.',
  },
  card_published: {
    status: 409,
    retry: 'never',
    zh: '已经发布的不能删除，请先收回为草稿。',
    en: 'A published card cannot be deleted. Take it back to a draft first.',
  },
  card_not_published: {
    status: 409,
    retry: 'never',
    zh: '这一条还没有发布，请先发布。',
    en: 'This card is a draft. Publish it first.',
  },
  deal_not_recent: {
    status: 409,
    retry: 'never',
    zh: '只能关联自己今天或昨天的报单，请换一单。',
    en: 'Only a deal of your own of today or yesterday can be linked. Choose another.',
  },
  report_not_draft: {
    status: 409,
    retry: 'never',
    zh: '战报已经发布，不能再改；要更正请撤回后另发一份。',
    en: 'The report has been published and stays as it is. Withdraw it and publish another one.',
  },
  report_not_published: {
    status: 409,
    retry: 'never',
    zh: '战报还没有发布，请先发布。',
    en: 'The report has not been published yet. Publish it first.',
  },
  deal_taken_back: {
    status: 409,
    retry: 'never',
    zh: '这一单已经撤了，不能发喜报，请换一单。',
    en: 'This deal has been withdrawn, so it is no good news. Choose another.',
  },
} satisfies Record<string, Refusal>
