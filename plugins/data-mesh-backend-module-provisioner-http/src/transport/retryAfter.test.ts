import { retryAfterMs } from './retryAfter';

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['no wait', { 'retry-after': '0' }, 0],
    [
      'a date, by the clock of the platform',
      {
        date: 'Tue, 01 Jan 2030 00:00:00 GMT',
        'retry-after': 'Tue, 01 Jan 2030 00:00:30 GMT',
      },
      30_000,
    ],
    [
      'a date that is over',
      {
        date: 'Tue, 01 Jan 2030 00:00:00 GMT',
        'retry-after': 'Mon, 31 Dec 2029 00:00:00 GMT',
      },
      0,
    ],
    ['more than a day as a day', { 'retry-after': '999999999' }, 86_400_000],
    [
      'a date without a clock as nothing',
      { 'retry-after': 'Tue, 01 Jan 2030 00:00:30 GMT' },
      undefined,
    ],
    ['nonsense as nothing', { 'retry-after': '-5 minutes' }, undefined],
    ['nothing as nothing', {}, undefined],
  ])('reads %s', (_, headers, expected) => {
    expect(retryAfterMs(new Headers(headers))).toBe(expected);
  });
});
