declare module 'virtual:guide/zh-CN' {
  export const chapters: import('#shared/platform/help/guide').GuideChapter[]
}
declare module 'virtual:guide/en' {
  export const chapters: import('#shared/platform/help/guide').GuideChapter[]
}
