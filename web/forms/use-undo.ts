import UndoBar from './UndoBar.vue'

/** The offer that is open; a newer act replaces it. */
let closeLast: (() => void) | undefined

/** `offer(text, inverse)` says what was done and lets it be undone for a few seconds; `inverse` may refuse. */
export function useUndo() {
  const overlay = useOverlay()
  return (text: string, undo: () => Promise<unknown>): void => {
    closeLast?.()
    const bar = overlay.create(UndoBar, { destroyOnClose: true })
    closeLast = () => bar.close()
    void bar.open({ text, undo })
  }
}
