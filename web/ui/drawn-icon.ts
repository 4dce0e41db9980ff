import { computed, defineComponent, h, shallowReactive } from 'vue'

/** The inside of an icon's svg, and its size where it is another than the collection's. */
export interface IconifyIcon {
  body: string
  width?: number | undefined
  height?: number | undefined
}
export interface IconifyJSON {
  prefix: string
  width?: number
  height?: number
  icons: Record<string, IconifyIcon>
}

const SIZE = 24
const drawn = shallowReactive(new Map<string, IconifyIcon>())
let askFor: (name: string) => void = () => undefined

/** `lucide:plus` and `lucide-plus` are one icon. */
const keyOf = (name: string): string => name.replace(':', '-')

/** Part of what `@nuxt/ui` asks of `@iconify/vue`, which this module replaces: no page asks a server for icons. */
export function addIcon(name: string, icon: IconifyIcon): void {
  drawn.set(keyOf(name), icon)
}

export function addCollection({ prefix, icons, width, height }: IconifyJSON): void {
  for (const [name, icon] of Object.entries(icons)) addIcon(`${prefix}-${name}`, { width, height, ...icon })
}

/** @public Asked for by `@nuxt/ui`. */
export const iconLoaded = (name: string): boolean => drawn.has(keyOf(name))

/** Called with the name of an icon that a page draws and that is not here yet. */
export function onMissingIcon(ask: (name: string) => void): void {
  askFor = ask
}

/** An icon as an svg of the text's size, empty until its body has come. @public Drawn by `@nuxt/ui`. */
export const Icon = defineComponent({
  name: 'DrawnIcon',
  props: { icon: { type: String, required: true }, width: [String, Number], height: [String, Number] },
  setup(props) {
    const found = computed(() => drawn.get(keyOf(props.icon)))
    return () => {
      const icon = found.value
      if (!icon) {
        if (props.icon) askFor(keyOf(props.icon))
        return h('span')
      }
      return h('svg', {
        xmlns: 'http://www.w3.org/2000/svg',
        'aria-hidden': 'true',
        role: 'img',
        width: props.width ?? '1em',
        height: props.height ?? '1em',
        viewBox: `0 0 ${icon.width ?? SIZE} ${icon.height ?? SIZE}`,
        innerHTML: icon.body,
      })
    }
  },
})
