import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { UnreadNotices } from '#shared/contest/inbox/contract'
import { countUnread } from './unread.api'

/** How many 消息 wait for the one who is signed in; the bar of every page shows it. */
export const useUnread = defineStore('unread', () => {
  const count = shallowRef(0)

  function take({ unread }: UnreadNotices): void {
    count.value = unread
  }

  /** Without a signal the last count stays. */
  async function load(): Promise<void> {
    await countUnread().then(take, () => undefined)
  }

  return { count, load, take }
})
