import { FakePlatform, FakeProvisioner } from './__testUtils__/FakePlatform';
import { chooseProvisioner } from './chooseProvisioner';

const platform = new FakePlatform();
const installed = (...ids: string[]) =>
  new Map(
    ids.map(id => [
      id,
      new FakeProvisioner(platform, id, {
        serverTypes: id === 'manual' ? [] : [id],
      }),
    ]),
  );
const server = (type: string) => ({ type, settings: {} });

describe('who provisions a grant', () => {
  it.each([
    [
      'the one that the port names',
      { provisioner: 'http', server: server('postgres') },
      ['postgres', 'http'],
      'http',
    ],
    [
      'one that serves its server',
      { server: server('postgres') },
      ['http', 'postgres', 'manual'],
      'postgres',
    ],
    [
      'people, where no other serves',
      { server: server('kafka') },
      ['postgres', 'manual'],
      'manual',
    ],
    ['people, where there is no server', {}, ['postgres', 'manual'], 'manual'],
  ])('is %s', (_, snapshot, ids, expected) => {
    expect(chooseProvisioner(snapshot, installed(...ids))).toMatchObject({
      id: expected,
    });
  });

  it.each([
    [
      'is named but not installed',
      { provisioner: 'http' },
      ['manual'],
      /'http', which is not installed. Install its module/,
    ],
    [
      'serves the server',
      { server: server('kafka') },
      ['postgres'],
      /type 'kafka' is installed. Install one/,
    ],
    [
      'is installed at all',
      {},
      [],
      /names no server.*Add a server to the contract/,
    ],
  ])('says what to do when none %s', (_, snapshot, ids, expected) => {
    expect(chooseProvisioner(snapshot, installed(...ids))).toMatch(expected);
  });
});
