import 'server-only'
import { PolicyError } from '@/lib/core/errors/errors'
import { withoutGivenSecrets } from '@/lib/core/handshake/given-secrets'
import { givenOf, REPRODUCE_FORMATS, REPRODUCERS, type ReproduceFormat, reproduce } from '@/lib/core/interchange/reproduce'
import { ticket } from '@/lib/core/report/ticket'
import type { AttemptView } from '@/lib/core/report/view'
import { readAttemptView } from '@/lib/server/attempts/read'
import type { Caller } from '@/lib/server/auth/authorise'
import { readAttempt, readAttemptSecrets } from '@/lib/server/store/read-attempt'
import packageJson from '@/package.json'
import type { ExportedFile } from './exported-file'

const TEXT_FORMATS = ['json', 'markdown', ...REPRODUCE_FORMATS] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]
const TOOL = `Sockscope ${packageJson.version}`

export function isTextFormat(format: string): format is TextFormat {
  return TEXT_FORMATS.some((one) => one === format)
}

/** A text made of what the attempt shows; secrets are masked, in commands they are variables. */
export function textExport(view: AttemptView, format: TextFormat): ExportedFile {
  const file = (extension: string, type: string, text: string): ExportedFile => ({
    name: `sockscope-${view.id}.${extension}`,
    type,
    pieces: piece(text),
  })
  if (format === 'json') return file('json', 'application/json', `${JSON.stringify(view, null, 2)}\n`)
  if (format === 'markdown') return file('md', PLAIN, ticketOf(view))
  const extension = REPRODUCERS.find((one) => one.format === format)?.extension ?? 'txt'
  return file(`${format}.${extension}`, PLAIN, reproduce(view.draft, format, givenOf(view)).text)
}

const PLAIN = 'text/plain; charset=utf-8'

function ticketOf(view: AttemptView): string {
  const command = reproduce(view.draft, 'curl', givenOf(view))
  return ticket(view, { tool: TOOL, command: { title: 'curl', ...command } })
}

async function* piece(text: string): AsyncGenerator<string> {
  yield text
}

export type ExportedText = { readonly format: ReproduceFormat; readonly text: string; readonly notes: readonly string[] }

/**
 * The request for another tool with the real values in it, for who made the attempt: asked for by itself, and never cached. Kept secrets
 * stay placeholders: they are written and never told. Throws NotFoundError, PolicyError, InputError `encrypted`.
 */
export async function exportSecrets(caller: Caller, id: string, format: ReproduceFormat): Promise<ExportedText> {
  const { exactDraft } = readAttemptSecrets(caller.workspaceId, id)
  const { createdById, importedAt } = readAttempt(caller.workspaceId, id)
  if (importedAt !== null) throw new PolicyError('imported', 'The attempt was imported without its real values: there are none to export')
  if (createdById !== caller.personId) throw new PolicyError('not-yours', 'Only who made the attempt can export it with its real values')
  const view = await readAttemptView(caller, id)
  const { text, notes } = reproduce(withoutGivenSecrets(exactDraft), format, { ...givenOf(view), masked: false })
  return { format, text, notes }
}
