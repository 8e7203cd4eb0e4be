import { overHttp2 } from '../over-http2'
import rule from '../response/subprotocol-none-offered'

export default overHttp2('http2/subprotocol-none-offered', rule)
