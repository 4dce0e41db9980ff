import { defineComponent, h } from 'vue'

/** What an icon is drawn with: SVG elements in a box of 24 × 24. */
interface IconData {
  body: string
}

const icons = new Map<string, IconData>()

/** `lucide:house` and `lucide-house` name the same icon. */
const keyOf = (name: string): string => name.replace(':', '-')

/** Makes an icon known; each module adds those that it names, before anything is drawn. */
export function addIcon(name: string, data: IconData): void {
  icons.set(keyOf(name), data)
}

export const iconLoaded = (name: string): boolean => icons.has(keyOf(name))

/**
 * Draws a known icon; an unknown one leaves its place empty. Takes the place of `@iconify/vue` in the bundle, which would
 * also fetch icons from a server of others.
 */
export const Icon = defineComponent(
  (props: { icon: string; width?: string | number; height?: string | number }) => () =>
    h('svg', {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'iconify iconify--lucide',
      width: props.width ?? '1em',
      height: props.height ?? '1em',
      viewBox: '0 0 24 24',
      role: 'img',
      'aria-hidden': true,
      innerHTML: icons.get(keyOf(props.icon))?.body,
    }),
  { name: 'LucideIcon', props: ['icon', 'width', 'height', 'mode', 'ssr', 'customise'] as never },
)
