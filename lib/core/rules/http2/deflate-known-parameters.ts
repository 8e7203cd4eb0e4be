import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-known-parameters'

export default overHttp2('http2/deflate-known-parameters', rule)
