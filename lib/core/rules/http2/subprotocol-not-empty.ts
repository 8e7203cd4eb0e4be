import { overHttp2 } from '../over-http2'
import rule from '../response/subprotocol-not-empty'

export default overHttp2('http2/subprotocol-not-empty', rule)
