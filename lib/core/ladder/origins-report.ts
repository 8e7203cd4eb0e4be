import { answerWords, type LadderAnswer } from './answer'
import type { OriginsJudgement } from './judge-origins'
import { type CredentialSet, cellId, type OriginsPlan } from './origins'

/** What stands in the report besides the answers; `url` and `at` are texts as they may be shown. */
export type ReportHead = { readonly url: string; readonly at: string; readonly tool: string }

const COLUMNS: Readonly<Record<CredentialSet, string>> = { cookie: 'cookie', token: 'token', none: 'no credentials' }

/** The matrix as Markdown, to be pasted: what is shown, the table, what was and was not looked at. It holds no value of a credential. */
export function originsReport(
  head: ReportHead,
  plan: OriginsPlan,
  answers: ReadonlyMap<string, LadderAnswer>,
  judgement: OriginsJudgement,
): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const answerAt = (origin: string, credentials: CredentialSet) => {
    const answer = answers.get(cellId(origin, credentials))
    return answer === undefined ? 'not tried' : answerWords(answer)
  }
  return [
    '## Origin × credentials of a WebSocket endpoint',
    '',
    `Endpoint: ${code(head.url)}  `,
    `Tried: ${head.at} with ${head.tool}`,
    '',
    `**${judgement.sentence}**`,
    '',
    row(['Origin', ...plan.credentials.map((set) => COLUMNS[set])]),
    row(['---', ...plan.credentials.map(() => '---')]),
    ...plan.origins.map(({ id, title, origin }) =>
      row([origin === null ? title : `${title}: ${code(origin)}`, ...plan.credentials.map((set) => answerAt(id, set))]),
    ),
    '',
    ...judgement.details.map((detail) => `- ${detail}`),
    '',
    'Method: one opening handshake (RFC 6455 §4.1) per cell, one after the other, each the same request with the Origin of its row and only the credentials of its column. Connections that opened were closed at once with code 1000; no message was sent. Cross-site hijacking (CWE-1385) is claimed only where own origin and foreign origin open with the cookie and both are refused without it.',
    '',
  ].join('\n')
}

/** A text between backticks, which a hostile one cannot end; `|` would end a cell. */
function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ').replaceAll('|', '\\|')}\``
}
