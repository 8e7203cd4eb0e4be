'use client'

import { Download, Upload } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useOnlyLooks } from '@/components/shell/person'
import { ServerState } from '@/components/shell/server-state'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuLabel, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { isNarrowed } from '@/lib/client/history'
import { useHistoryFilter } from '../use-history-filter'
import { ExportItems } from './export-items'

const ImportDialog = dynamic(() => import('./import-dialog').then((module) => module.ImportDialog))

/** Export of all that fits, and import; in the head of the history. */
export function HistoryMenu() {
  const [filter] = useHistoryFilter()
  const mayAct = useOnlyLooks() === null
  const [importing, setImporting] = useState(false)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm">
            <Download aria-hidden="true" />
            Export
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>{isNarrowed(filter) ? 'All attempts that fit the filter' : 'All attempts'}</DropdownMenuLabel>
          <ExportItems choice={{ filter }} />
        </DropdownMenuContent>
      </DropdownMenu>
      {mayAct && (
        <Button size="sm" onClick={() => setImporting(true)}>
          <Upload aria-hidden="true" />
          Import
        </Button>
      )}
      {importing && (
        <ServerState>
          <ImportDialog onClose={() => setImporting(false)} />
        </ServerState>
      )}
    </>
  )
}
