import { byFeature, type Texts } from './texts'

/** The texts in this language that 今日 says, as `feature.thing.state`; every phone loads them before its first picture. */
export const messages = byFeature(import.meta.glob<Texts>('./en/*.json', { eager: true, import: 'default' }))
