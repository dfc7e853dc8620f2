import { ConfigReader } from '@backstage/config';
import { readJobOptions } from './jobConfig';

const read = (artifacts: string | string[]) =>
  readJobOptions(
    new ConfigReader({
      dataMesh: { quality: { pull: [{ product: 'orders', artifacts }] } },
    }),
  );

describe('the artifacts of the configuration', () => {
  it('may be named by any http or https URL', () => {
    expect(
      read('https://bucket.example/a@1.json?sig=abc').pulls.map(
        ({ subject }) => subject,
      ),
    ).toEqual(['https://bucket.example/a@1.json?sig=abc']);
  });

  it.each([
    ['https://user:pw1234@bucket.example/a.json'],
    ['https://pw1234@bucket.example/a.json'],
    ['https://:pw1234@bucket.example/a.json?sig=pw1234'],
    [
      [
        'https://bucket.example/b.json + https://u:pw1234@bucket.example/a.json',
      ],
    ],
    ['https:u:pw1234@bucket.example/a.json'],
  ])('carry no user and no password, as in %j', artifacts => {
    expect(() => read(artifacts)).toThrow(
      /^dataMesh\.quality\.pull has a user or a password in the URL 'https:(?:\/\/)?bucket\.example\/a\.json' for dataproduct:default\/orders/,
    );
    expect(() => read(artifacts)).not.toThrow('pw1234');
  });

  it('are not quoted with their secrets when they cannot be used', () => {
    const address = 'ftp://u:pw1234@bucket.example/a.json?sig=pw1234';
    expect(() => read(address)).toThrow(
      "dataMesh.quality.pull has 'ftp://bucket.example/a.json'",
    );
  });
});
