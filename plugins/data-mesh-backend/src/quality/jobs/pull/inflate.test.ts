import { gzipSync } from 'node:zlib';
import { inflate } from './inflate';

describe('inflate', () => {
  it('unpacks gzip, and leaves everything else as it is', async () => {
    const text = Buffer.from('{"a":1}');
    expect(await inflate(gzipSync(text), 'a')).toEqual(text);
    expect(await inflate(text, 'a')).toEqual(text);
    expect(await inflate(Buffer.alloc(0), 'a')).toHaveLength(0);
  });

  it('stops at the limit, however small the packed file is', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    await expect(inflate(bomb, 'a.json.gz', 1024 * 1024)).rejects.toThrow(
      "'a.json.gz' is larger than 1 MiB when it is unpacked.",
    );
  });

  it('says of a broken file that it is broken', async () => {
    const broken = gzipSync(Buffer.from('{"a":1}')).subarray(0, 15);
    await expect(inflate(broken, 'a.json.gz')).rejects.toThrow(
      /looks like gzip/,
    );
  });
});
