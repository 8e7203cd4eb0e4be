import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-server-window-not-larger'

export default overHttp2('http2/deflate-server-window-not-larger', rule)
