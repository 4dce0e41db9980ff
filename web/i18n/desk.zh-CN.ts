import { byFeature, type Texts } from './texts'

/** The texts of 管理 in this language, which a member's phone never loads. */
export const messages = byFeature(import.meta.glob<Texts>('./zh-CN/desk/*.json', { eager: true, import: 'default' }))
