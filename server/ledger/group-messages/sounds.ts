import { pinyin } from 'pinyin-pro'
import type { SoundOf } from '#shared/ledger/group-messages/vocabulary'

/** The pinyin of a word that is Chinese throughout; nothing of any other. */
export const soundOf: SoundOf = (word) => {
  if (!/^\p{Script=Han}+$/u.test(word)) return { spelled: '', initials: '' }
  const sounds = pinyin(word, { type: 'all', toneType: 'none', v: true })
  return {
    spelled: sounds.map((each) => each.pinyin).join(''),
    initials: sounds.map((each) => each.first).join(''),
  }
}
