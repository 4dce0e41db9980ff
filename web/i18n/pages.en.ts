import { byFeature, type Texts } from './texts'

/** The texts in this language that only other pages than 今日 say, and the desk does not alone. */
export const messages = byFeature(import.meta.glob<Texts>('./en/pages/*.json', { eager: true, import: 'default' }))

/** What zod says of a value, in this language. */
export { default as formErrors } from 'zod/v4/locales/en.js'
