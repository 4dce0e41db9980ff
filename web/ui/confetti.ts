const COLOURS = ['#eab12c', '#f5c94d', '#bd2517', '#fff9e9', '#b97f0a']

/** Confetti from both sides, for victories; still under reduced motion, and never a reason to fail. */
export async function throwConfetti(canvas: HTMLCanvasElement): Promise<void> {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  try {
    const { default: confetti } = await import('canvas-confetti')
    // A worker would be made from a blob, which the page's policy forbids.
    const fire = confetti.create(canvas, { resize: true, useWorker: false })
    for (const [x, angle] of [
      [0, 60],
      [1, 120],
    ] as const)
      void fire({
        particleCount: 110,
        spread: 70,
        startVelocity: 62,
        angle,
        origin: { x, y: 0.75 },
        colors: COLOURS,
        scalar: 1.5,
        ticks: 260,
      })
  } catch {
    // The banner is shown without confetti.
  }
}
