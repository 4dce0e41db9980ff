/** Whether an address leads back to the very machine that opens it, so that no phone can follow it. */
export function isOnlyHere(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}
