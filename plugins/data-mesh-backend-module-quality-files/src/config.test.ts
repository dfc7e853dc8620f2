import { ConfigReader } from '@backstage/config';
import { readOptions } from './config';

const read = (files: object) =>
  readOptions(new ConfigReader({ dataMesh: { quality: { files } } } as never));

describe('the configuration', () => {
  it('reads no file unless it says where', () => {
    expect(readOptions(new ConfigReader({}))).toEqual({
      roots: [],
      memoryLimit: '512MB',
      threads: 1,
      maxProcesses: 1,
      statementTimeout: 60_000,
      runTimeout: 600_000,
    });
    expect(read({ roots: ['/data/', '/more/../other'] }).roots).toEqual([
      '/data',
      '/other',
    ]);
  });

  it.each([
    [{ roots: ['data'] }, "roots: 'data' is no absolute path"],
    [{ roots: [], memoryLimit: 'all' }, 'memoryLimit has to be a size'],
    [{ roots: [], memoryLimit: "1MB'; SET x" }, 'memoryLimit has to be a size'],
    [{ roots: [], threads: 0 }, 'threads has to be a whole number'],
    [{ roots: [], runTimeout: -1 }, 'runTimeout has to be a whole number'],
  ])('names the key of what cannot be used: %j', (files, message) => {
    expect(() => read(files)).toThrow(message);
  });
});
