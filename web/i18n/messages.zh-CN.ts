import type { Texts } from './texts'

// One file per feature; its keys begin with the name of its file.
const files = import.meta.glob<Texts>('./zh-CN/*.json', { eager: true, import: 'default' })

/** Every text in this language, as `feature.thing.state`. */
export const messages: Texts = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]),
)
