import 'server-only'
import { RULES, RULES_VERSION } from '@/lib/core/rules'
import { section } from '@/lib/core/spec/sections'

/** Every rule with what it demands, where that stands, and what it may say. */
export function listRules() {
  const items = RULES.map(({ id, title, failureTitle, section: key, level, effect, requires, reasons, advice, examples }) => {
    const { title: sectionTitle, url: sectionUrl } = section(key)
    return { id, title, failureTitle, section: key, sectionTitle, sectionUrl, level, effect, requires, reasons, advice, examples }
  })
  return { version: RULES_VERSION, items }
}
