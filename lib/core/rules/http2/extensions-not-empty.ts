import { overHttp2 } from '../over-http2'
import rule from '../response/extensions-not-empty'

export default overHttp2('http2/extensions-not-empty', rule)
