import 'server-only'
import { DECODERS } from '@/lib/core/decoders'
import { RULES, RULES_VERSION } from '@/lib/core/rules'
import { section } from '@/lib/core/spec/sections'
import { SCENARIOS } from '@/lib/server/practice/scenarios'
import { practiceAddress } from '@/lib/server/practice-endpoints'

/** Every rule with what it demands, where that stands, and what it may say. */
export function listRules() {
  const items = RULES.map(({ id, title, failureTitle, section: key, level, effect, requires, reasons, advice, examples }) => {
    const { title: sectionTitle, url: sectionUrl } = section(key)
    return { id, title, failureTitle, section: key, sectionTitle, sectionUrl, level, effect, requires, reasons, advice, examples }
  })
  return { version: RULES_VERSION, items }
}

/** The payload decoders, in the order they are asked. */
export function listDecoders() {
  return { items: DECODERS.map(({ id, title }) => ({ id, title })) }
}

/** The built-in practice endpoints; `listener` is null while they do not run. */
export function listPractice() {
  return { listener: practiceAddress(), items: SCENARIOS.map(({ path, title, teaches }) => ({ url: `practice:${path}`, title, teaches })) }
}
