import { expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { latin1Encode } from '../bytes/latin1'
import { looksLike } from './looks-like'

it.each([
  ['SSH-2.0-OpenSSH_9.2p1\r\n', 'ssh'],
  ['220 mail.example.com ESMTP\r\n', 'smtp-or-ftp'],
  ['220-FTP\r\n', 'smtp-or-ftp'],
  ['+OK POP3 ready\r\n', 'pop3'],
  ['* OK IMAP4rev1\r\n', 'imap'],
  ["-ERR unknown command 'GET'\r\n", 'redis'],
  ['-DENIED Redis is running in protected mode', 'redis'],
  ['AMQP\x00\x00\x09\x01', 'amqp'],
  ['RFB 003.008\n', 'vnc'],
  ['RTSP/1.0 400 Bad Request\r\n', 'rtsp'],
  ['ICY 200 OK\r\n', 'icy'],
  ['ERROR\r\n', 'memcached'],
  ["<?xml version='1.0'?><stream:stream xmlns='jabber:client'>", 'xmpp'],
  ['<!DOCTYPE html><html>', 'html'],
  ['\n<h1>400</h1>', 'html'],
  ['{"error":"upgrade required"}', 'json'],
  ['[{"a":1}]', 'json'],
  ['ERRORS', 'unknown'],
  ['{not json', 'unknown'],
  ['', 'unknown'],
  ['a', 'unknown'],
])('%j looks like %s', (text, expected) => expect(looksLike(latin1Encode(text))).toBe(expected))
it.each([
  ['15 03 03 00 02 02 28', 'tls-alert'],
  ['16 03 01 02 00 01', 'tls-record'],
  ['00 00 12 04 00 00 00 00 00 00 03 00 00 00 64', 'http2-settings'],
  ['00 00 00 04 00 00 00 00 00', 'http2-settings'],
  ['00 00 08 07 00 00 00 00 00 00 00 00 00 00 00 00 01', 'http2-settings'],
  ['4a 00 00 00 0a 38 2e 30 2e 33 36 00', 'mysql'],
  ['45 00 00 00 ff 6a 04 48 6f 73 74', 'mysql'],
  ['ff fb 01 ff fd 18', 'telnet'],
  ['00 00 00', 'unknown'],
  ['81 05 48 65 6c 6c 6f', 'unknown'],
])('%s looks like %s', (hex, expected) => expect(looksLike(hexDecode(hex) ?? new Uint8Array())).toBe(expected))
