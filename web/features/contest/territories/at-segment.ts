import { type Component, defineAsyncComponent } from 'vue'

const loads = import.meta.glob<Component>('../../*/*/AtSegment.vue', { import: 'default' })

/** What other features offer to someone who is in a segment. Each is given `segment`, and comes after the page. */
export const atSegment: readonly Component[] = Object.values(loads).map((load) => defineAsyncComponent(load))
