import type { Preset } from '../preset'

export default {
  id: 'signalr',
  title: 'SignalR hub',
  group: 'Messaging',
  about: 'An ASP.NET Core hub without the negotiate request; begins with the JSON hub protocol.',
  keywords: ['asp.net', 'hub', 'microsoft', 'negotiate'],
  fields: [
    { name: 'host', label: 'Host', example: 'example.com' },
    { name: 'hub', label: 'Hub path', example: '/chatHub' },
  ],
  url: 'wss://{{host}}{{hub}}',
  lines: [],
  session: { sendOnOpen: [{ opcode: 'text', text: '{"protocol":"json","version":1}\u001e' }] },
  source: 'dotnet/aspnetcore, HubProtocol.md and TransportProtocols.md',
} satisfies Preset
