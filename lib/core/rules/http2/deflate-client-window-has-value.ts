import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-client-window-has-value'

export default overHttp2('http2/deflate-client-window-has-value', rule)
