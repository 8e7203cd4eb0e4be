import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'apache-upgrade',
  title: 'Apache 2.4.47 and newer: pass the upgrade on (virtual host; modules proxy, proxy_http, proxy_wstunnel)',
  text: `ProxyPreserveHost On
ProxyPass        "/ws/" "http://127.0.0.1:8080/ws/" upgrade=websocket timeout=3600
ProxyPassReverse "/ws/" "http://127.0.0.1:8080/ws/"
`,
  source:
    'httpd.apache.org/docs/2.4/mod/mod_proxy.html (upgrade=, timeout=). Another ProxyPass to the same URL above it shares its worker, and then the parameters here are ignored',
}

export default snippet
