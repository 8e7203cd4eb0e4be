import 'server-only'
import { z } from 'zod'
import { id, named, time } from './common'

const text = z.string().trim().min(1).max(10_000)
export const newComment = z.strictObject({ text, frame: z.int().min(1).nullable().optional().describe('Number of the frame it is about') })
export const commentChange = z.strictObject({ text })
export const comment = named(
  'Comment',
  z.object({
    id,
    personId: id,
    person: z.string(),
    frame: z.int().nullable(),
    text: z.string(),
    createdAt: time,
    editedAt: time.nullable(),
    own: z.boolean().describe('The caller wrote it'),
  }),
  'What somebody said about an attempt, or about one of its frames; secrets of the attempt are masked',
)
export const comments = z.object({ items: z.array(comment) })
