import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'apache-rewrite',
  title: 'Apache before 2.4.47: pass the upgrade on (virtual host; modules rewrite, proxy, proxy_http, proxy_wstunnel)',
  text: `RewriteEngine On
RewriteCond %{HTTP:Upgrade} =websocket [NC]
RewriteCond %{HTTP:Connection} upgrade [NC]
RewriteRule "^/ws/(.*)" "ws://127.0.0.1:8080/ws/$1" [P,L]

ProxyPass        "/ws/" "http://127.0.0.1:8080/ws/"
ProxyPassReverse "/ws/" "http://127.0.0.1:8080/ws/"
`,
  source: 'httpd.apache.org/docs/2.4/mod/mod_proxy_wstunnel.html and mod_rewrite.html',
}

export default snippet
