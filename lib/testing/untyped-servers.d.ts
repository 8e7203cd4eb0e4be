declare module 'permessage-deflate' {
  type Options = { noContextTakeover?: boolean; requestNoContextTakeover?: boolean }
  const deflate: { configure(options: Options): unknown }
  export default deflate
}
