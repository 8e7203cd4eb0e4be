import { overHttp2 } from '../over-http2'
import rule from '../request/deflate-parameters'

export default overHttp2('http2/request-deflate-parameters', rule)
