import { overHttp2 } from '../over-http2'
import rule from '../response/extension-grammar'

export default overHttp2('http2/extension-grammar', rule)
