import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'ingress-nginx-timeouts',
  title: 'ingress-nginx: let a quiet WebSocket live longer (annotations of the Ingress)',
  text: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: websocket
  annotations:
    nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"
    nginx.ingress.kubernetes.io/proxy-send-timeout: "3600"
spec:
  ingressClassName: nginx
  rules:
    - host: example.com
      http:
        paths:
          - path: /ws
            pathType: Prefix
            backend:
              service:
                name: websocket
                port:
                  number: 8080
`,
  source:
    'ingress-nginx documentation, Annotations and Miscellaneous (WebSockets): both are 60 s by default, values are seconds as strings',
}

export default snippet
