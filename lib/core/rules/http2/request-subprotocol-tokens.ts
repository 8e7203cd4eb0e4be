import { overHttp2 } from '../over-http2'
import rule from '../request/subprotocol-tokens'

export default overHttp2('http2/request-subprotocol-tokens', rule)
