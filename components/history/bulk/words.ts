import { attempts } from '@/components/attempt/attempt-count'
import { count } from '@/components/attempt/words'
import type { DeletedHistory } from '@/lib/client/history-files'
import type { ImportedHistory } from '@/lib/client/import-history'

/** What became of the attempts that were to go. */
export function deletedWords({ deleted, keptPinned, running }: DeletedHistory): string {
  return [
    `${attempts(deleted)} deleted`,
    ...(keptPinned > 0 ? [`${count(keptPinned)} pinned ${keptPinned === 1 ? 'one stays' : 'ones stay'}`] : []),
    ...(running > 0 ? [`${count(running)} still ${running === 1 ? 'runs and stays' : 'run and stay'}`] : []),
  ].join(', ')
}

/** What became of the lines of a file. */
export function importedWords({ imported, alreadyThere, refusedTotal, leftOut }: ImportedHistory): string {
  return [
    `${attempts(imported)} imported`,
    ...(alreadyThere > 0 ? [`${count(alreadyThere)} ${alreadyThere === 1 ? 'was' : 'were'} here already`] : []),
    ...(refusedTotal > 0 ? [`${count(refusedTotal)} ${refusedTotal === 1 ? 'line was' : 'lines were'} refused`] : []),
    ...(leftOut > 0 ? [`${count(leftOut)} had been left out of the file`] : []),
  ].join(', ')
}
