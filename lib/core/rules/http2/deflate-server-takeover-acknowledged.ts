import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-server-takeover-acknowledged'

export default overHttp2('http2/deflate-server-takeover-acknowledged', rule)
