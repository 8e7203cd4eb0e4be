import { overHttp2 } from '../over-http2'
import rule from '../request/origin-once'

export default overHttp2('http2/request-origin-once', rule)
