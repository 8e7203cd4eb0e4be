import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'nginx-upgrade',
  title: 'nginx: pass the upgrade on (map in the http block, location in the server block)',
  text: `map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      close;
}

server {
    listen 80;
    server_name example.com;

    location /ws/ {
        proxy_pass http://127.0.0.1:8080;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_set_header Host $http_host;
        proxy_read_timeout 3600s;
        proxy_send_timeout 3600s;
    }
}
`,
  source:
    'nginx.org/en/docs/http/websocket.html; proxy_http_version 1.1 is the default from nginx 1.29.7 on, the two fields are needed in every version',
}

export default snippet
