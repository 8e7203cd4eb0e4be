import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'envoy-upgrade',
  title: 'Envoy: allow the upgrade (http connection manager, and its route)',
  text: `http_filters:
  - name: envoy.filters.http.router
    typed_config:
      "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
upgrade_configs:
  - upgrade_type: websocket
stream_idle_timeout: 3600s
route_config:
  virtual_hosts:
    - name: websocket
      domains: ["*"]
      routes:
        - match: { prefix: "/ws" }
          route:
            cluster: websocket
            timeout: 0s
            idle_timeout: 3600s
            upgrade_configs:
              - upgrade_type: websocket
                enabled: true
`,
  source:
    'Envoy documentation, HTTP upgrades, and the fields upgrade_configs, stream_idle_timeout (5 min by default) and RouteAction.idle_timeout',
}

export default snippet
