import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'gcp-backend-config',
  title: 'Google Cloud: let a WebSocket live longer than 30 s (GKE BackendConfig, or gcloud)',
  text: `apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata:
  name: websocket
spec:
  timeoutSec: 86400
---
apiVersion: v1
kind: Service
metadata:
  name: websocket
  annotations:
    cloud.google.com/backend-config: '{"default": "websocket"}'
spec:
  type: NodePort
  selector:
    app: websocket
  ports:
    - port: 80
      targetPort: 8080
# Without GKE: gcloud compute backend-services update websocket --global --timeout=86400
`,
  source:
    'GKE documentation, Ingress configuration (backend service timeout); for WebSockets it bounds the whole life of a connection, 30 s by default',
}

export default snippet
