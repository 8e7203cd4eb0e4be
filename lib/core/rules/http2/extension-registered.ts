import { overHttp2 } from '../over-http2'
import rule from '../response/extension-registered'

export default overHttp2('http2/extension-registered', rule)
