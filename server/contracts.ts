/// <reference types="vite/types/importMeta.d.ts" />

/** Every module of `shared/`: the API document names its contracts by their exports. */
export const contracts = import.meta.glob<Record<string, unknown>>('../shared/**/*.ts', { eager: true })
