declare module 'virtual:first-icons' {
  const icons: import('./drawn-icon').IconifyJSON
  export default icons
}
declare module 'virtual:nuxt-ui-icons' {
  export function init(add: (name: string, icon: import('./drawn-icon').IconifyIcon) => void): void
}
