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
} satisfies Record<string, Refusal>
