// Opens as nhooyr.io/websocket does: one JSON line [url, [subprotocol…]] in, one JSON line {"opens", "says"} out.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"runtime"
	"strings"

	"nhooyr.io/websocket"
)

func main() {
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	out.Encode(map[string]string{"version": os.Args[1], "on": "Go " + strings.TrimPrefix(runtime.Version(), "go")})
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var url string
		var subprotocols []string
		if err := json.Unmarshal(lines.Bytes(), &[]any{&url, &subprotocols}); err != nil {
			panic(err)
		}
		ctx := context.Background()
		connection, _, err := websocket.Dial(ctx, url, &websocket.DialOptions{Subprotocols: subprotocols})
		if err != nil {
			out.Encode(map[string]any{"opens": false, "says": err.Error()})
			continue
		}
		connection.Close(websocket.StatusNormalClosure, "")
		out.Encode(map[string]any{"opens": true})
	}
}
