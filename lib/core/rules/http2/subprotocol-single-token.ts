import { overHttp2 } from '../over-http2'
import rule from '../response/subprotocol-single-token'

export default overHttp2('http2/subprotocol-single-token', rule)
