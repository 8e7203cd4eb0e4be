import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-takeover-without-value'

export default overHttp2('http2/deflate-takeover-without-value', rule)
