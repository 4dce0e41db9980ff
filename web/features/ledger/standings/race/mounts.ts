const HORSES = /[🐎🐴🏇🎠马馬骏驹骥骐]/u
const ANIMALS = /[虎龙龍鹰鷹狮獅狼豹牛熊鹏凤鳳雕鲨象鹿兔猴鸡犬狗猪羊蛇鼠燕雁鹤鲸]/u
const PICTURES = /\p{Extended_Pictographic}/u

/**
 * What runs for a team: a horse for a crest that is one, or that is a word; its own crest for a crest that shows another
 * animal or thing, as tigers do not ride horses.
 */
export const isOnHorse = (crest: string | undefined): boolean =>
  !crest || HORSES.test(crest) || !(ANIMALS.test(crest) || PICTURES.test(crest))
