import type { Metadata } from 'next'
import { Suspense } from 'react'
import { RuleList } from '@/components/rules/rule-list'
import { RULES, RULES_VERSION } from '@/lib/core/rules/index'
import { section } from '@/lib/core/spec/sections'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Rules' }

/** Every rule a handshake and its session are judged by. */
export default async function RulesPage() {
  await authorisePage()
  const rules = RULES.map(({ id, title, failureTitle, says, level, effect, section: key }) => {
    const { title: sectionTitle, url: sectionUrl } = section(key)
    return { id, title, failureTitle, says: says ?? '', level, effect, sectionTitle, sectionUrl }
  })
  return (
    <div className="mx-auto w-full max-w-5xl space-y-4 p-3 sm:p-6">
      <header>
        <h1 className="font-semibold text-xl">Rules</h1>
        <p className="max-w-[70ch] text-muted">
          What a handshake and the frames behind it are judged by, before sending and after the answer. Each rule holds one sentence of an
          RFC, or one thing measured in practice. Version {RULES_VERSION}.
        </p>
      </header>
      <Suspense>
        <RuleList rules={rules} />
      </Suspense>
    </div>
  )
}
