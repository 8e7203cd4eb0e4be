# Builds with the compiler at hand (better-sqlite3 is compiled where its prebuilt binary cannot be fetched), runs without it.
FROM node:20-bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/setup.mjs build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/data \
  XDG_CONFIG_HOME=/keys
WORKDIR /app
COPY --from=build --chown=root:root /app ./
# The data and the key that opens it are kept in two volumes, so that a copy of one is of no use without the other.
RUN mkdir -p /data /keys && chown node:node /data /keys && mkdir -p .next/cache && chown -R node:node .next/cache
USER node
VOLUME ["/data", "/keys"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/api/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "scripts/start.mjs"]
