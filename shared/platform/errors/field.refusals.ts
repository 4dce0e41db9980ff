import type { Refusal } from './refusal'

/** Refusals of what people do on the street before they sell. */
export const fieldRefusals = {
  unknown_activity: {
    status: 409,
    retry: 'never',
    zh: '这一天的竞赛没有这项活动量，请刷新页面再记。',
    en: 'The contest does not count this activity on that day. Reload the page and count it again.',
  },
  activity_window_over: {
    status: 409,
    retry: 'never',
    zh: '记下的活动 10 分钟内可以改结果或撤销，现在已经过了。再做一次就再记一次。',
    en: 'An activity can be changed or undone for 10 minutes, and these are over. Count the next one as a new one.',
  },
  activity_undone: {
    status: 409,
    retry: 'never',
    zh: '这一次已经撤销，请重新记一次。',
    en: 'This activity was undone. Count it again.',
  },
  activity_of_deal: {
    status: 409,
    retry: 'never',
    zh: '这次走访是报单自动记的，要撤销请撤单。',
    en: 'A deal counted this visit by itself. To undo it, withdraw the deal.',
  },
  outcome_not_of_activity: {
    status: 400,
    retry: 'never',
    zh: '这项活动没有这个结果，请另选一个。',
    en: 'This activity has no such outcome. Choose another one.',
  },
  week_not_over: {
    status: 409,
    retry: 'never',
    zh: '只能抽已经过完的上一周，请等到下周一再抽。',
    en: 'Only the last week that is over can be drawn. Draw this one on Monday.',
  },
  spot_check_open: {
    status: 409,
    retry: 'never',
    zh: '您还有一个抽查没有记答复，请先记下再打下一个。',
    en: 'You have a call whose answer is missing. Record it before the next call.',
  },
  spot_check_answered: {
    status: 409,
    retry: 'never',
    zh: '这个抽查已经记了答复，请刷新页面打下一个。',
    en: 'The answer of this check is recorded already. Reload the page and call the next one.',
  },
  spot_check_not_called: {
    status: 409,
    retry: 'never',
    zh: '还没有打这个电话，请先点号码再记答复。',
    en: 'This customer was not called yet. Open the number first, then record the answer.',
  },
  list_too_long: {
    status: 413,
    retry: 'never',
    zh: '一份名单最多 5,000 户，请分成几份再上传。',
    en: 'A list has 5,000 lines at most. Split the file and upload the parts.',
  },
  list_is_open: {
    status: 409,
    retry: 'never',
    zh: '名单已经开放，规则不再改。要改请放一份新名单。',
    en: 'The list is open and stays as it is. Upload a new list for other terms.',
  },
  list_empty: {
    status: 409,
    retry: 'never',
    zh: '名单里没有一户可用，请先对好各列，改正有错的行。',
    en: 'No line of the list can be used. Say what its columns are and correct its rows first.',
  },
  list_closes_too_early: {
    status: 409,
    retry: 'never',
    zh: '认领截止要晚于现在，也要晚于本包区优先的时间，请改时间。',
    en: 'Claiming ends after now and after the hour of the own area. Change the times.',
  },
  claiming_over: {
    status: 409,
    retry: 'never',
    zh: '这份名单的认领已经截止，剩下的由主任分配。',
    en: 'Claiming from this list is over. A director assigns what is left.',
  },
  line_taken: {
    status: 409,
    retry: 'never',
    zh: '这一户刚被别人认领，请另选一户。',
    en: 'Another member was faster. Choose another line.',
  },
  line_reserved: {
    status: 409,
    retry: 'later',
    zh: '这一户先留给包区的人，过了优先时间再来认领。',
    en: 'This line is kept for who holds its territory. Claim it after the hour of the own area.',
  },
  list_cap_reached: {
    status: 409,
    retry: 'never',
    zh: '你在这份名单里已经认领满了，先办完或放回一户再认领。',
    en: 'You hold as many lines of this list as you may. Close or put back one first.',
  },
  list_value_cap_reached: {
    status: 409,
    retry: 'never',
    zh: '这一等级的客户你已经认领满了，请认领其他等级的。',
    en: 'You hold as many customers of this value as you may. Claim one of another value.',
  },
  line_not_yours: {
    status: 403,
    retry: 'never',
    zh: '这一户不在你的名下，请刷新我的名单。',
    en: 'You do not hold this line. Reload your list.',
  },
  line_not_held: {
    status: 409,
    retry: 'never',
    zh: '这一户现在没有人跟，请刷新页面。',
    en: 'No member holds this line now. Reload the page.',
  },
  list_without_managers: {
    status: 409,
    retry: 'never',
    zh: '表里没有选“客户经理”这一列，请选好再派单。',
    en: 'No column of the table names the account managers. Choose it, then send the list.',
  },
  list_not_open: {
    status: 409,
    retry: 'never',
    zh: '这份名单还没有派出，请先派单再回单。',
    en: 'This list has not gone out. Send it first, then reply.',
  },
  reply_columns_wrong: {
    status: 400,
    retry: 'never',
    zh: '回单的三列不能是同一列，也要在原表里，请重新选。',
    en: 'The columns of a reply are different ones, and columns of the table. Choose them again.',
  },
} satisfies Record<string, Refusal>
