import { z } from 'zod'

export const LessonPublished = z.object({
  type: z.literal('lesson.published'),
  lessonId: z.uuid(),
  title: z.string(),
  author: z.string(),
})

export const LessonUsed = z.object({
  type: z.literal('lesson.used'),
  lessonId: z.uuid(),
  title: z.string(),
  name: z.string(),
  uses: z.int(),
})
