import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-once'

export default overHttp2('http2/deflate-once', rule)
