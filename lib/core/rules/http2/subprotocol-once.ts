import { overHttp2 } from '../over-http2'
import rule from '../response/subprotocol-once'

export default overHttp2('http2/subprotocol-once', rule)
