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
} satisfies Record<string, Refusal>
