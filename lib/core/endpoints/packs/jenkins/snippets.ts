import type { Snippet } from '../../snippet'

/** Passes the upgrade on to Jenkins, each for another proxy. */
export const PASS_UPGRADE: readonly Snippet[] = [
  {
    id: 'jenkins-nginx',
    title: 'nginx: pass the upgrade on to Jenkins (the map in http, the rest in server)',
    text: `map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      '';
}

location / {
    proxy_pass http://127.0.0.1:8080;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Port $server_port;
    proxy_read_timeout 90s;
}
`,
    source: 'nginx.org, WebSocket proxying; measured with nginx 1.22.1',
  },
  {
    id: 'jenkins-apache',
    title: 'Apache 2.4.47 or newer: pass the upgrade on to Jenkins (mod_proxy, mod_proxy_http; virtual host)',
    text: `ProxyPreserveHost on
ProxyPass        / http://127.0.0.1:8080/ nocanon upgrade=websocket
ProxyPassReverse / http://127.0.0.1:8080/
AllowEncodedSlashes NoDecode
RequestHeader set X-Forwarded-Proto "https"
`,
    source: 'httpd.apache.org, mod_proxy, ProxyPass upgrade; measured with Apache 2.4.71',
  },
  {
    id: 'jenkins-haproxy',
    title: 'HAProxy: keep upgraded connections open (defaults or backend)',
    text: `defaults
    mode http
    timeout connect 5s
    timeout client  60s
    timeout server  60s
    timeout tunnel  1h
`,
    source: 'HAProxy configuration manual, timeout tunnel; HAProxy 2.6 passes the upgrade on by default (measured)',
  },
]
