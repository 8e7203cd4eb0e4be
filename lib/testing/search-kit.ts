import { statement } from '../server/store/client'
import { openForWriting, searchFile, writeMeta } from '../server/store/search/index-file'
import { belongingOf } from '../server/store/search/search-reader'
import { type IndexedRow, partsOfRow, writeDoc } from '../server/store/search/write-docs'

/** Puts the rows of a store that were written since the last call into its search index as they stand, without their facts. */
export function indexRows(databaseFile: string): void {
  const { db } = openForWriting(searchFile(databaseFile), belongingOf(statement))
  const rows = statement('SELECT * FROM Attempt WHERE id IN (SELECT attemptId FROM SearchPending)').all() as IndexedRow[] // safe: whole rows of the table
  db.transaction(() => {
    for (const row of rows) writeDoc(db, row, partsOfRow(row))
    writeMeta(db, 'before', '')
    writeMeta(db, 'mark', belongingOf(statement).newestChange)
  })()
  db.close()
  statement('DELETE FROM SearchPending').run()
}
