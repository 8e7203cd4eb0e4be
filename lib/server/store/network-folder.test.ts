import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { networkFileSystem } from './network-folder'

it('T-38: names the network file system a folder is on, by the number of statfs(2), and none elsewhere', () => {
  const on = (type: number, platform = 'linux') => networkFileSystem('/data', platform, () => type)
  expect([0x6969, 0xff534d42, 0xfe534d42, 0x00c36400].map((type) => on(type))).toEqual(['NFS', 'CIFS', 'SMB', 'Ceph'])
  // ext4, tmpfs, overlayfs, 9p, FUSE
  expect([0xef53, 0x01021994, 0x794c7630, 0x01021997, 0x65735546].map((type) => on(type))).toEqual([null, null, null, null, null])
  expect(on(0x6969, 'darwin')).toBe(null)
  expect(networkFileSystem(tmpdir())).toBe(null)
})
