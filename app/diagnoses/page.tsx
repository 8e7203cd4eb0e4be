import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PackList } from '@/components/diagnosis/pack-list'
import { listPacks } from '@/lib/server/api/list-packs'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Diagnoses' }

/** Every cause that can be told, by product. */
export default async function DiagnosesPage() {
  await authorisePage()
  const { version, items } = listPacks()
  return (
    <div className="mx-auto w-full max-w-5xl space-y-4 p-3 sm:p-6">
      <header>
        <h1 className="font-semibold text-xl">Diagnoses</h1>
        <p className="max-w-[70ch] text-muted">
          Causes that can be told from what was seen, by product: why each happens, what to do, and how the fact is known. Version {version}
          .
        </p>
      </header>
      <Suspense>
        <PackList packs={items} />
      </Suspense>
    </div>
  )
}
