'use client'

import { DropdownMenuItem } from '@/components/ui/dropdown-menu'
import { download } from '@/lib/client/download'
import { type Choice, exportHistoryPath, HISTORY_FORMATS } from '@/lib/client/history-files'

/** The formats in which attempts can be exported, in a menu. */
export function ExportItems({ choice }: { choice: Choice }) {
  return HISTORY_FORMATS.map(({ format, title, hint }) => (
    <DropdownMenuItem key={format} onSelect={() => download(exportHistoryPath(format, choice))}>
      <span>{title}</span>
      <span className="ml-auto pl-4 text-muted text-xs">{hint}</span>
    </DropdownMenuItem>
  ))
}
