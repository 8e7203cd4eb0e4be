import { base64Encode } from '../bytes/base64'
import { type FieldList, rereadFields } from '../http2/field-list'
import type { ReportRedactor } from './meta'
import type { HeadView, LineView } from './view'

/** A field list of HTTP/2 as it is shown: every field a line without an ending, pseudo-fields too, masked; the first stands for a start line. */
export function fieldsView(list: FieldList, redactor: ReportRedactor): HeadView {
  const spans = redactor.headSpans(list.bytes)
  const { bytes, lines } = rereadFields(list, redactor.maskBytes(list.bytes, spans))
  const shown = lines.map(({ name, value, nameSpan, valueSpan }): LineView => {
    const span = { start: nameSpan.start, end: valueSpan.end }
    const masked = spans.filter(({ start, end }) => start < span.end && end > span.start)
    return { text: `${name}: ${value}`, name, value, span, ending: 'none', masked }
  })
  return { bytes: base64Encode(bytes), length: bytes.length, startLine: shown[0]?.text ?? '', lines: shown, complete: true }
}
