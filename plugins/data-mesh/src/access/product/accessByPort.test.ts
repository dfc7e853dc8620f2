import {
  daysFromNow,
  sampleGrant,
  sampleRequest,
} from '../__testUtils__/sampleAccess';
import { accessByPort } from './accessByPort';

const PORTS = [{ name: 'orders', title: 'Order tables' }, { name: 'events' }];

describe("the reader's access by port", () => {
  it('names every port, in the order of the product, with nothing where there is nothing', () => {
    expect(accessByPort(PORTS, { mine: [], open: [] })).toEqual([
      {
        port: 'orders',
        title: 'Order tables',
        declared: true,
        lasting: [],
        open: [],
      },
      {
        port: 'events',
        title: 'events',
        declared: true,
        lasting: [],
        open: [],
      },
    ]);
  });

  it('keeps a port that is gone while somebody holds or asks for it', () => {
    const standings = accessByPort(PORTS, {
      mine: [sampleGrant({ port: 'old', portTitle: 'Old tables' })],
      open: [sampleRequest({ port: 'older', portTitle: undefined })],
    });
    expect(
      standings.slice(2).map(({ title, declared }) => [title, declared]),
    ).toEqual([
      ['Old tables', false],
      ['older', false],
    ]);
  });

  it('tells of the last that ended, only where nothing lasts', () => {
    const ended = (id: string, days: number, port = 'orders') =>
      sampleGrant({
        id,
        port,
        status: 'ended',
        end: 'expired',
        endedAt: daysFromNow(days),
      });
    const [orders, events, ...others] = accessByPort(PORTS, {
      mine: [
        ended('old', -9),
        ended('new', -1),
        ended('between', -5),
        ended('gone', -1, 'gone'),
        sampleGrant({ port: 'events' }),
        ended('replaced', -1, 'events'),
      ],
      open: [],
    });
    expect(orders.ended?.id).toBe('new');
    expect(events.ended).toBeUndefined();
    expect(others).toEqual([]);
  });
});
