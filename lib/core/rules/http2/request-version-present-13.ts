import { overHttp2 } from '../over-http2'
import rule from '../request/version-present-13'

export default overHttp2('http2/request-version-present-13', rule)
