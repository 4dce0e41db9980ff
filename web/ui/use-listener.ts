import { onScopeDispose } from 'vue'

/** Listens for as long as its component is there. */
export function useListener<E extends Event>(
  target: EventTarget | undefined,
  event: string,
  heard: (event: E) => unknown,
  options?: AddEventListenerOptions,
): void {
  const listener = heard as EventListener
  target?.addEventListener(event, listener, options)
  onScopeDispose(() => target?.removeEventListener(event, listener, options))
}
