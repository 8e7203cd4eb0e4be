import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-parameter-once'

export default overHttp2('http2/deflate-parameter-once', rule)
