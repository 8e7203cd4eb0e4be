import 'server-only'
import { Prisma } from '../../generated/prisma/client'

/**
 * A condition: one of the columns contains `text`, ASCII case ignored. Not LIKE, whose wildcards `%` and `_` are ordinary
 * characters of URLs. Column names are the caller's own, never input.
 */
export function containsText(columns: readonly string[], text: string): Prisma.Sql {
  const tests = columns.map((column) => Prisma.sql`instr(lower(${Prisma.raw(column)}), lower(${text})) > 0`)
  return Prisma.sql`(${Prisma.join(tests, ' OR ')})`
}

/** A condition: the column begins with `text`, ASCII case ignored. */
export function beginsWith(column: string, text: string): Prisma.Sql {
  return Prisma.sql`substr(${Prisma.raw(column)}, 1, length(${text})) = ${text} COLLATE NOCASE`
}
