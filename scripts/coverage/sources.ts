import { RULES } from '../../lib/core/rules/index'
import rows from '../../lib/testing/fixtures/catalogue.json'
import decisions from '../../lib/testing/fixtures/coverage-decisions.json'
import type { Decisions, Row } from './coverage'

/** What docs/coverage.md is made of. */
export const SOURCES = { rows: rows as readonly Row[], rules: RULES, decisions: decisions as Decisions }
