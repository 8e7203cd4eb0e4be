import { overHttp2 } from '../over-http2'
import rule from '../request/subprotocol-unique'

export default overHttp2('http2/request-subprotocol-unique', rule)
