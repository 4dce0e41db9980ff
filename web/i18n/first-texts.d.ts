declare module 'virtual:first-texts/*' {
  export const messages: import('./texts').Texts
}
