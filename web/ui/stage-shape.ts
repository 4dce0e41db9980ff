import { type ComputedRef, computed, type InjectionKey, inject } from 'vue'

export const STAGE_SHAPE: InjectionKey<ComputedRef<boolean>> = Symbol('stage-shape')

/** Whether the stage around hangs upright; false without one. For what style sheets cannot ask themselves. */
export const useIsUpright = (): ComputedRef<boolean> => inject(STAGE_SHAPE, () => computed(() => false), true)
