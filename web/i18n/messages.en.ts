import { byFeature, type Texts } from './texts'

/** Every text in this language that anybody may read, as `feature.thing.state`. */
export const messages = byFeature(import.meta.glob<Texts>('./en/*.json', { eager: true, import: 'default' }))

/** What zod says of a value, in this language. */
export { default as formErrors } from 'zod/v4/locales/en.js'
