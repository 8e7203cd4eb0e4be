import { overHttp2 } from '../over-http2'
import rule from '../request/subprotocol-non-empty'

export default overHttp2('http2/request-subprotocol-non-empty', rule)
