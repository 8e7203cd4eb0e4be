import { overHttp2 } from '../over-http2'
import rule from '../response/deflate-client-window-offered'

export default overHttp2('http2/deflate-client-window-offered', rule)
