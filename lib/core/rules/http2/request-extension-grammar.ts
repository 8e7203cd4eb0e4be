import { overHttp2 } from '../over-http2'
import rule from '../request/extension-grammar'

export default overHttp2('http2/request-extension-grammar', rule)
