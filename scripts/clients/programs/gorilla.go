// Opens as gorilla/websocket does: one JSON line [url, [subprotocol…]] in, one JSON line {"opens", "says"} out.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"runtime"
	"strings"

	"github.com/gorilla/websocket"
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
		dialer := websocket.Dialer{Subprotocols: subprotocols}
		connection, _, err := dialer.Dial(url, nil)
		if err != nil {
			out.Encode(map[string]any{"opens": false, "says": err.Error()})
			continue
		}
		connection.Close()
		out.Encode(map[string]any{"opens": true})
	}
}
