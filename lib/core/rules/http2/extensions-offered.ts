import { overHttp2 } from '../over-http2'
import rule from '../response/extensions-offered'

export default overHttp2('http2/extensions-offered', rule)
