import { EN } from '#server/ritual/playbook/starter/en'
import type { StarterSet } from '#server/ritual/playbook/starter/starter-text'
import { ZH } from '#server/ritual/playbook/starter/zh-cn'

/** The starter lessons in one language. */
export const starterSet = (language: 'zh-CN' | 'en'): StarterSet => (language === 'en' ? EN : ZH)
