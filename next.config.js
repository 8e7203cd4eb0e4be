/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['better-sqlite3', 'kafkajs', 'pino', 'ws'],
  turbopack: {
    rules: {
      '*.ts': {
        condition: { all: ['browser', { path: /lib\/core\/rules\// }, { content: /^export default rule\(/m }] },
        loaders: ['./scripts/setup/without-examples.cjs'],
      },
    },
  },
}

export default config
