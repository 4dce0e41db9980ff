import { z } from 'zod'

/** What the room calls its territories: 包区 (also where a contest says nothing), 网格 or 责任田. */
export const TerritoryWord = z.enum(['territory', 'grid', 'plot'])
export type TerritoryWord = z.infer<typeof TerritoryWord>
