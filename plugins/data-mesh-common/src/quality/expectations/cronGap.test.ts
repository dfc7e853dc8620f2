import fc from 'fast-check';
import { cronGapSeconds, periodOfSchedule } from '.';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the longest time between two runs', () => {
  it.each<[string, number | undefined]>([
    ['* * * * *', 60],
    ['*/15 * * * *', 15 * 60],
    ['0 * * * *', HOUR],
    ['0 6 * * *', DAY],
    ['0 6,18 * * *', 12 * HOUR],
    ['0 6,8 * * *', 22 * HOUR],
    // From Friday to Monday.
    ['0 6 * * 1-5', 3 * DAY],
    ['0 6 * * MON-FRI', 3 * DAY],
    ['0 8-18 * * *', 14 * HOUR],
    ['0 0 * * 0', 7 * DAY],
    ['0 0 * * 7', 7 * DAY],
    ['0 0 1 * *', 31 * DAY],
    ['0 0 31 * *', 61 * DAY],
    ['0 0 29 2 *', undefined],
    ['0 0 1 1 *', 366 * DAY],
    ['0 0 1 JAN,JUL *', 184 * DAY],
    // On either.
    ['0 0 1 * 1', 7 * DAY],
    ['0/20 * * * *', 20 * 60],
    ['@daily', DAY],
    ['@hourly', HOUR],
    // A field of seconds, of years, and as clouds write it.
    ['0 0 6 * * ?', DAY],
    ['0 0 6 ? * MON *', 7 * DAY],
    ['cron(0 6 * * ? *)', DAY],
    ['', undefined],
    ['daily at six', undefined],
    ['60 * * * *', undefined],
    ['* * 0 * *', undefined],
    ['*/0 * * * *', undefined],
    ['5-1 * * * *', undefined],
    ['0 0 L * *', undefined],
    ['0 0 * * 1#2', undefined],
    ['@reboot', undefined],
    ['* * * *', undefined],
    ['* * * * * * * *', undefined],
  ])('of %j is %p', (schedule, seconds) => {
    expect(cronGapSeconds(schedule)).toBe(seconds);
  });

  it.each<[string, number | undefined]>([
    ['daily', DAY],
    ['Hourly', HOUR],
    ['P1D', DAY],
    ['pt6h', 6 * HOUR],
    ['P', undefined],
    ['PT0S', undefined],
    ['x'.repeat(201), undefined],
  ])('of the schedule %s is %p', (schedule, seconds) => {
    expect(periodOfSchedule(schedule)).toBe(seconds);
  });

  it('is what a clock finds that looks every minute', () => {
    const field = (least: number, most: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: 1, max: 9 }).map(step => `*/${step}`),
        fc
          .uniqueArray(fc.integer({ min: least, max: most }), {
            minLength: 1,
            maxLength: 4,
          })
          .map(values => values.join(',')),
      );
    const matches = (text: string, value: number, least: number) =>
      text === '*' ||
      (text.startsWith('*/')
        ? (value - least) % Number(text.slice(2)) === 0
        : text.split(',').map(Number).includes(value));
    fc.assert(
      fc.property(
        field(0, 59),
        field(0, 23),
        field(0, 6),
        (minute, hour, weekday) => {
          let last: number | undefined;
          let longest = 0;
          // Three weeks have every gap of a schedule by weekdays.
          for (let at = 0; at < 21 * 24 * 60; at++) {
            const day = Math.floor(at / (24 * 60));
            if (
              matches(minute, at % 60, 0) &&
              matches(hour, Math.floor(at / 60) % 24, 0) &&
              matches(weekday, day % 7, 0)
            ) {
              if (last !== undefined) longest = Math.max(longest, at - last);
              last = at;
            }
          }
          expect(cronGapSeconds(`${minute} ${hour} * * ${weekday}`)).toBe(
            longest * 60,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is never asked for in vain: no text breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const seconds = periodOfSchedule(text);
        expect(seconds === undefined || seconds > 0).toBe(true);
      }),
    );
  });
});
