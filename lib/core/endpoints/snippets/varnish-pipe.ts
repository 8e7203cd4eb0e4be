import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'varnish-pipe',
  title: 'Varnish: pipe WebSockets to the backend (VCL 4.0 and newer)',
  text: `sub vcl_recv {
    if (req.http.Upgrade ~ "(?i)websocket") {
        return (pipe);
    }
}

sub vcl_pipe {
    if (req.http.Upgrade) {
        set bereq.http.Upgrade = req.http.Upgrade;
        set bereq.http.Connection = req.http.Connection;
    }
}
`,
  source:
    'Varnish documentation, Using Varnish with WebSockets; a piped connection ends after the parameter pipe_timeout without data, 60 s by default',
}

export default snippet
