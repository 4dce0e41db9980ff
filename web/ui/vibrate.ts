/**
 * A phone answers a tap or a moment of one's own team by a short buzz; iPhones and desks have none. Browsers block it, and
 * complain, before the page was touched.
 */
export function vibrate(pattern: number | number[]): void {
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(pattern)
}
