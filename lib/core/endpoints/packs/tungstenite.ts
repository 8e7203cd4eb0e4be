import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields } from '../to-try'

/** Rule 083. */
const dropped: Diagnosis = {
  id: 'tungstenite/handshake-dropped',
  rows: ['083', '008'],
  says: (look) => `possibly tungstenite, which ends a handshake in silence when ${lackOf(look)}`,
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: (look) => [look.silentEnd(), look.broad(look.seen(`Of what we sent, ${lackOf(look)}`, lackOf(look) !== null))],
  cause:
    'accept() of tungstenite and tokio-tungstenite gives the application an error for a request that is no opening handshake, and writes nothing: the connection ends when the application drops it. A plain GET, such as a health check, is treated so.',
  remedy:
    'Send the standard opening handshake. For health checks connect by TCP alone, or look at the request before it goes to tungstenite.',
  change: standardFields,
  source: 'snapview/tungstenite-rs src/handshake/server.rs (c292171)',
}

const tooLarge: Diagnosis = {
  id: 'tungstenite/message-too-large',
  rows: ['C5'],
  says: 'possibly a frame or message we sent is larger than tungstenite takes, after which many applications end the connection without a Close frame',
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: (look) => [
    look.endedWithoutClose(),
    look.broad(
      look.seen(`The largest message we sent has ${look.session?.largestSent} octets`, (look.session?.largestSent ?? 0) > 16 << 20),
    ),
  ],
  cause:
    'tungstenite, and with it axum and warp, takes frames of at most 16 MiB and messages of at most 64 MiB, and gives the application an error for more.',
  remedy: 'Send smaller frames, or raise max_frame_size and max_message_size of WebSocketConfig.',
  source: 'snapview/tungstenite-rs src/protocol/mod.rs (c292171)',
}

export const tungstenite: Pack = {
  id: 'tungstenite',
  title: 'tungstenite (Rust)',
  role: 'origin',
  // It writes nothing of its own when it refuses, and its 101 is what many write.
  signals: { strong: [], broad: [] },
  diagnoses: [dropped, tooLarge],
}
