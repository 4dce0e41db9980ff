import type { Component } from 'vue'

/** What other features show below a recorded deal. Each is given `contest`, `deal` and `isToday`. */
export const afterDeal: readonly Component[] = Object.values(
  import.meta.glob<Component>('../../*/*/AfterDeal.vue', { eager: true, import: 'default' }),
)
