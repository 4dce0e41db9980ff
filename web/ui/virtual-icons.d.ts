declare module 'virtual:first-icons' {
  const icons: import('@iconify/vue').IconifyJSON
  export default icons
}
declare module 'virtual:nuxt-ui-icons' {
  export function init(add: (name: string, icon: import('@iconify/vue').IconifyIcon) => void): void
}
