import { describe, expect, it } from 'vitest'
import { head } from '../../testing/play'
import { connected } from '../../testing/report'
import { ticket } from './ticket'
import type { AttemptView } from './view'

const SECRET = 'canary-5d1e77a2c9'

/** A refusal by an endpoint that means ill. */
function refused(change: Partial<AttemptView> = {}): AttemptView {
  const { conversation, view } = connected({ draft: { url: 'ws://example.com/chat' } }, [SECRET])
  conversation
    .waits(1)
    .sends(head('GET /chat HTTP/1.1', 'Host: example.com', `Secret-Key: ${SECRET}`))
    .wrote(90)
    .waits(2.25)
    .receives(`HTTP/1.1 403 <b>no</b>\r\nX-A: \`\`\`\r\nX-B: \x1b[2J\r\nX-C: ${SECRET}\r\nContent-Length: 2\r\n\r\nno`)
    .ends()
  return { ...view(), ...change }
}

describe('ticket', () => {
  it('tells the attempt from the sentence to the versions', () => {
    const text = ticket(refused({ verdicts: [], diagnoses: [], captureNext: [], answeredBy: null, summary: 'Refused with 403' }), {
      tool: 'Sockscope 1.2.3',
      command: { title: 'curl', text: "curl 'http://example.com/chat'\n", notes: ['curl opens no session'] },
    })
    expect(
      text
        .replace(/(?<=- Rules )`\S+`/, '`RULES`')
        .replace(/\| (Name resolved|Connected|Request sent|First octet|Head|All) \| [\d.]+ \|\n/g, ''),
    ).toBe(`# WebSocket handshake

**Refused with 403**

- Endpoint: \`ws://example.com/chat\` (\`192.0.2.1:80\`)
- Tried: 2026-11-20T23:59:59.500Z with Sockscope 1.2.3

## Request

\`\`\`http
GET /chat HTTP/1.1
Host: example.com
Secret-Key: *****************
\`\`\`

## Response

\`\`\`\`http
HTTP/1.1 403 <b>no</b>
X-A: \`\`\`
X-B: \\u{1B}[2J
X-C: *****************
Content-Length: 2
\`\`\`\`

Body: 2 octets

## Timings

| | ms |
| --- | ---: |

## Reproduce with curl

\`\`\`sh
curl 'http://example.com/chat'
\`\`\`

- curl opens no session

## Versions

- Sockscope 1.2.3
- Rules \`RULES\`
- Attempt \`a1\`
`)
  })
  it('T-24: holds no secret, T-27: nothing a terminal would obey', () => {
    const text = ticket(refused(), { tool: 'Sockscope' })
    expect(text).not.toContain(SECRET)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
    expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/)
  })
  it('T-28: lets nothing that was sent come alive as mark-up', () => {
    const hostile = 'x\n# y <script>alert(1)</script> ![i](http://evil.example/i.png) @all'
    const text = ticket(
      refused({
        summary: hostile,
        note: hostile,
        close: {
          code: 1008,
          codeName: 'x',
          reportedLocally: false,
          reason: '``` x',
          by: 'endpoint',
          how: 'close-frame',
          wireCode: 1008,
          explanation: hostile,
        },
      }),
      { tool: 'Sockscope' },
    )
    const outside = text.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '').replace(/(`+)[^`][\s\S]*?\1/g, '')
    expect(outside).not.toMatch(/(?<!\\)<|!\[|(?<!\\)\]\(|http:\/\/|@all/)
    expect(text.match(/^# /gm)).toHaveLength(1)
  })
  it('lists causes with remedies, findings by gravity, and the chain of TLS', () => {
    const view = refused({
      diagnoses: [
        {
          id: 'nginx/no-upgrade',
          title: 'nginx did not pass the upgrade on',
          confidence: 'likely',
          basis: 'measured',
          layer: 'proxy',
          about: 'answer',
          evidence: [{ text: 'Server: nginx', at: [] }],
          cause: 'Why.',
          remedy: 'Do.',
          snippets: [{ id: 's', title: 'nginx', text: 'proxy_http_version 1.1;', source: '' }],
          source: '',
        },
      ],
      answeredBy: {
        pack: 'nginx',
        product: 'nginx',
        confidence: 'certain',
        evidence: [],
        layer: 'proxy',
        inFront: [{ pack: 'cf', product: 'Cloudflare', confidence: 'likely', evidence: [] }],
      },
      tls: {
        version: 'TLSv1.3',
        cipher: 'TLS_AES_128_GCM_SHA256',
        alpn: null,
        alpnOffered: [],
        serverName: 'a',
        verify: true,
        verified: false,
        error: 'expired',
        chain: [
          {
            subject: 'CN=a`b',
            issuer: 'CN=ca',
            validFrom: '2026',
            validTo: '2027',
            sans: [],
            serialNumber: '',
            fingerprint256: '',
            der: '',
          },
        ],
      },
    })
    const text = ticket(view, { tool: 'Sockscope' })
    expect(text).toContain('- Answered by nginx (proxy, certain); Cloudflare in front (likely)')
    expect(text).toContain(
      '### nginx did not pass the upgrade on\n\nlikely, measured (`nginx/no-upgrade`)\n\nWhy.\n\n**Remedy:** Do.\n\n- Seen: Server: nginx\n\nnginx\n\n```\nproxy_http_version 1.1;\n```',
    )
    expect(text).toContain('- Certificate not verified: expired\n\n1. ``CN=a`b``, issued by `CN=ca`, from `2026` to `2027`')
    expect(text).toMatch(/## Findings\n\n- .*\(must, RFC /)
  })
})
