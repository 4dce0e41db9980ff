/** A phone answers a tap or a moment of one's own team by a short buzz; iPhones and desks have none. */
export function vibrate(pattern: number | number[]): void {
  if ('vibrate' in navigator) navigator.vibrate(pattern)
}
