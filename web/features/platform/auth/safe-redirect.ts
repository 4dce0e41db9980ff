/** Where to go after signing in: the page that was asked for, never another site. */
export function safeRedirect(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
}
