import { overHttp2 } from '../over-http2'
import rule from '../response/subprotocol-selected'

export default overHttp2('http2/subprotocol-selected', rule)
