import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'iis-websocket',
  title: "IIS: install the WebSocket Protocol feature, and lengthen ARR's limit (PowerShell as administrator)",
  text: `Install-WindowsFeature -Name Web-WebSockets
& "$env:windir\\system32\\inetsrv\\appcmd.exe" set config -section:system.webServer/webSocket /enabled:"True" /commit:apphost
& "$env:windir\\system32\\inetsrv\\appcmd.exe" set config -section:system.webServer/proxy /timeout:"01:00:00" /responseBufferLimit:"0" /commit:apphost
`,
  source: 'Microsoft documentation, IIS webSocket element and Application Request Routing; the last line only where ARR is the proxy',
}

export default snippet
