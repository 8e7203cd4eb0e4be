// The real classes of a remoting.jar, driven line by line from standard input: see run.ts beside this file.
// Started as `java -cp remoting.jar RealRemoting.java keystore password` (JDK 11 or newer, nothing is compiled beforehand).
//
// It prints PORT, IDENTITY and EVENT lines, and one line for each line it reads:
//   READ <text>                    -> OK name value name value ... | ERR <message>     (ConnectionHeaders.fromString)
//   WRITE name value ...           -> OK <text>                                        (ConnectionHeaders.toString)
//   CONNECT <port> <name> <secret> -> CHANNEL | REFUSED <message>                      (JnlpProtocol4Handler as an agent)
// Every word is base64 of UTF-8, `-` is null, `=` is the empty text.
import hudson.remoting.Capability;
import hudson.remoting.Channel;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jenkinsci.remoting.engine.JnlpClientDatabase;
import org.jenkinsci.remoting.engine.JnlpConnectionState;
import org.jenkinsci.remoting.engine.JnlpConnectionStateListener;
import org.jenkinsci.remoting.engine.JnlpProtocol4Handler;
import org.jenkinsci.remoting.protocol.IOHub;
import org.jenkinsci.remoting.protocol.cert.BlindTrustX509ExtendedTrustManager;
import org.jenkinsci.remoting.protocol.impl.ConnectionHeaders;
import org.jenkinsci.remoting.protocol.impl.ConnectionRefusalException;

public class RealRemoting {
    static final String SECRET = "b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d";
    static final String COOKIE = "c9ba64cf971c1b3e2100835c6d67f7bc509ddc116109cf88297c57c23956987e";
    static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        char[] password = args[1].toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (FileInputStream in = new FileInputStream(args[0])) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {new BlindTrustX509ExtendedTrustManager()}, null);
        IOHub hub = IOHub.create(THREADS);

        say("IDENTITY " + Base64.getEncoder().encodeToString(store.getCertificate("controller").getPublicKey().getEncoded()));
        say("CAPABILITY " + word(capability()));
        listen("nio", new JnlpProtocol4Handler(new Database(), THREADS, hub, context, false, true), true);
        listen("bio", new JnlpProtocol4Handler(new Database(), THREADS, hub, context, false, false), false);
        say("READY");

        JnlpProtocol4Handler agent = new JnlpProtocol4Handler(null, THREADS, hub, context, false, false);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "READ":
                    say(read(text(words[1])));
                    break;
                case "WRITE":
                    say(write(words));
                    break;
                case "CONNECT":
                    say(connect(agent, Integer.parseInt(words[1]), text(words[2]), text(words[3])));
                    break;
                default:
                    say("ERR " + word("unknown command"));
            }
        }
        System.exit(0);
    }

    /** What an agent or controller of this jar tells of itself in the last message of the handshake. */
    static String capability() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream object = new ObjectOutputStream(out)) {
            object.writeObject(new Capability());
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    static void listen(String name, JnlpProtocol4Handler handler, boolean nio) throws Exception {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        ServerSocketChannel channel = nio ? ServerSocketChannel.open() : null;
        ServerSocket plain = nio ? channel.socket() : new ServerSocket();
        plain.bind(anywhere);
        say("PORT " + name + " " + plain.getLocalPort());
        THREADS.execute(() -> {
            while (true) {
                try {
                    Socket socket = nio ? accepted(channel) : plain.accept();
                    THREADS.execute(() -> serve(handler, socket));
                } catch (Exception e) {
                    say("EVENT FAILED " + word(String.valueOf(e)));
                    return;
                }
            }
        });
    }

    static Socket accepted(ServerSocketChannel channel) throws Exception {
        SocketChannel accepted = channel.accept();
        return accepted.socket();
    }

    /** As TcpSlaveAgentListener: the name of the protocol is read first, the handler has the rest. */
    static void serve(JnlpProtocol4Handler handler, Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            String greeting = new DataInputStream(socket.getInputStream()).readUTF();
            if (!greeting.equals("Protocol:" + handler.getName())) {
                socket.getOutputStream().write("Unknown protocol:\n".getBytes(StandardCharsets.US_ASCII));
                socket.close();
                return;
            }
            Map<String, String> headers = Collections.singletonMap(JnlpConnectionState.COOKIE_KEY, COOKIE);
            handler.handle(socket, headers, Collections.singletonList(new Controller())).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            say("EVENT ENDED " + word(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage())));
        } catch (Exception e) {
            say("EVENT ENDED " + word(String.valueOf(e)));
        }
    }

    static String connect(JnlpProtocol4Handler agent, int port, String name, String secret) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put(JnlpConnectionState.CLIENT_NAME_KEY, name);
            headers.put(JnlpConnectionState.SECRET_KEY, secret);
            List<JnlpConnectionStateListener> listeners = Collections.singletonList(new Agent());
            Channel channel = agent.connect(socket, headers, listeners).get(12, TimeUnit.SECONDS);
            return channel == null ? "REFUSED " + word("no channel") : "CHANNEL";
        } catch (ExecutionException e) {
            return "REFUSED " + word(String.valueOf(e.getCause().getMessage()));
        } catch (Exception e) {
            return "REFUSED " + word(String.valueOf(e));
        }
    }

    static String read(String text) {
        try {
            StringBuilder answer = new StringBuilder("OK");
            for (Map.Entry<String, String> header : ConnectionHeaders.fromString(text).entrySet()) {
                answer.append(' ').append(word(header.getKey())).append(' ').append(word(header.getValue()));
            }
            return answer.toString();
        } catch (ConnectionHeaders.ParseException e) {
            return "ERR " + word(e.getMessage());
        }
    }

    static String write(String[] words) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int at = 1; at + 1 < words.length; at += 2) headers.put(text(words[at]), text(words[at + 1]));
        return "OK " + word(ConnectionHeaders.toString(headers));
    }

    static String text(String word) {
        if (word.equals("-")) return null;
        return word.equals("=") ? "" : new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    }

    static String word(String text) {
        if (text == null) return "-";
        return text.isEmpty() ? "=" : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Nodes as a controller knows them, all with one secret. */
    static class Database extends JnlpClientDatabase {
        @Override
        public boolean exists(String name) {
            return name != null && !name.equals("nosuch");
        }

        @Override
        public String getSecretOf(String name) {
            return SECRET;
        }
    }

    /** Decides as Jenkins does once the secret is right (its own classes are not in the jar). */
    static class Controller extends JnlpConnectionStateListener {
        @Override
        public void afterProperties(JnlpConnectionState event) {
            String name = event.getProperty(JnlpConnectionState.CLIENT_NAME_KEY);
            say("EVENT DECIDES " + word(name));
            if (name.equals("ssh1")) event.reject(new ConnectionRefusalException(name + " is not an inbound agent"));
            else if (name.equals("busy")) {
                event.reject(new ConnectionRefusalException(name + " is already connected to this controller. Rejecting this connection."));
            } else if (name.equals("nobody")) event.ignore();
            else event.approve();
        }

        @Override
        public void afterChannel(JnlpConnectionState event) {
            say("EVENT ONLINE " + word(event.getProperty(JnlpConnectionState.CLIENT_NAME_KEY)));
        }
    }

    static class Agent extends JnlpConnectionStateListener {
        @Override
        public void afterProperties(JnlpConnectionState event) {
            event.approve();
        }

        @Override
        public void afterChannel(JnlpConnectionState event) {}
    }
}
