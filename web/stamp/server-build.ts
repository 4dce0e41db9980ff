import { computed, shallowRef } from 'vue'

/** The build of this page, as its index page names it; a page of the dev server has none. */
let own = globalThis.document?.querySelector<HTMLMetaElement>('meta[name=build]')?.content
export const ownBuild = (): string | undefined => own
const served = shallowRef<string>()

/** Takes the id of the pages that the server has now. */
export function takeBuild(build: string | null | undefined): void {
  if (!build) return
  own ??= build
  served.value = build
}

/** The build that the server has, where it is another one than this page's. */
export const newerBuild = computed(() => (served.value === own ? undefined : served.value))

const isTooOld = shallowRef(false)
/** The server refuses what this page says as too old. */
export function noteTooOld(): void {
  isTooOld.value = true
}
/** LP9: load the newer page when no person is in the middle of something. */
export const isReloadDue = computed(() => isTooOld.value || newerBuild.value !== undefined)

const holds = new Set<() => boolean>()
/** Work that a reload would lose for as long as `isHeld`. */
export const holdReload = (isHeld: () => boolean): void => void holds.add(isHeld)
export const isReloadHeld = (): boolean => [...holds].some((isHeld) => isHeld())
