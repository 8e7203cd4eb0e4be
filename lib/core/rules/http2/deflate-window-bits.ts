import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-window-bits'

export default overHttp2('http2/deflate-window-bits', rule)
