import { base64Encode } from '../bytes/base64'
import { type FieldList, rereadFields } from '../http2/field-list'
import type { ReportRedactor } from './meta'
import type { HeadView } from './view'

/** A field list of HTTP/2 as it is shown: every field a line without an ending, pseudo-fields too, masked. It has no start line. */
export function fieldsView(list: FieldList, redactor: ReportRedactor): HeadView {
  const spans = redactor.headSpans(list.bytes)
  const { bytes, lines } = rereadFields(list, redactor.maskBytes(list.bytes, spans))
  return {
    bytes: base64Encode(bytes),
    length: bytes.length,
    startLine: '',
    lines: lines.map(({ name, value, nameSpan, valueSpan }) => {
      const span = { start: nameSpan.start, end: valueSpan.end }
      const masked = spans.filter(({ start, end }) => start < span.end && end > span.start)
      return { text: `${name}: ${value}`, name, value, span, ending: 'none', masked }
    }),
    complete: true,
  }
}
