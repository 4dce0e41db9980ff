const DOTS = /[•‧・･∙⋅●]|(?<=\p{Script=Han})[.．](?=\p{Script=Han})/gu

/** 买买提·艾力 with the one middle dot that Chinese text has, however it was typed. */
export const oneMiddleDot = (name: string): string => name.replace(DOTS, '·')
