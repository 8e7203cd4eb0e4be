// Opens as the HttpClient of the JDK does: one JSON line [url, [subprotocol…]] in, one JSON line {"opens", "says"} out.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

class Jdk {
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  public static void main(String[] args) throws Exception {
    System.out.println("{\"version\": \"" + System.getProperty("java.version") + "\", \"on\": \"" + System.getProperty("java.vm.name") + "\"}");
    var client = HttpClient.newHttpClient();
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      var texts = TEXT.matcher(line).results().map(match -> match.group(1)).toList();
      var builder = client.newWebSocketBuilder();
      if (texts.size() > 1)
        builder.subprotocols(texts.get(1), texts.subList(2, texts.size()).toArray(String[]::new));
      try {
        builder.buildAsync(URI.create(texts.get(0)), new WebSocket.Listener() {}).join().abort();
        System.out.println("{\"opens\": true}");
      } catch (CompletionException | IllegalArgumentException error) {
        System.out.println("{\"opens\": false, \"says\": " + quoted(wordsOf(error)) + "}");
      }
    }
    System.exit(0);
  }

  /** The words of the innermost cause that has some: what stands around it only repeats it. */
  private static String wordsOf(Throwable error) {
    var inner = error.getCause() == null ? "" : wordsOf(error.getCause());
    return inner.isEmpty() && error.getMessage() != null ? error.getMessage() : inner;
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < 0x20) quoted.append(String.format("\\u%04x", (int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
