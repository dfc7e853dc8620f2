import fc from 'fast-check';
import { lineageEvent } from './__testUtils__/artifacts';
import { isOtherEvent } from './isOtherEvent';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const eventTime = '2026-11-23T12:00:00Z';
const dataset = { namespace: 'a', name: 'b' };

describe('an event that can hold no checks', () => {
  it.each([
    ['of a dataset', { eventTime, dataset }],
    ['of a job', { eventTime, job: dataset, inputs: [] }],
    [
      'in a list',
      [
        { eventTime, dataset },
        { eventTime, job: dataset },
      ],
    ],
  ])('is known %s', async (_, value) => {
    expect(await isOtherEvent(json(value))).toBe(true);
  });

  const run = lineageEvent({
    runId: '1',
    at: new Date(eventTime),
    assertions: { not_null: true },
  });

  it.each([
    ['one of a run', run],
    ['a list with one of a run', [{ eventTime, dataset }, run]],
    // Beyond what readers look at to recognise an event.
    [
      'one of a run that is named late',
      { eventTime, job: dataset, padding: 'x'.repeat(200_000), ...run },
    ],
    ['an empty list', []],
    ['another document', { hello: 'world' }],
    ['no document', 'eventTime'],
  ])('is not %s', async (_, value) => {
    expect(await isOtherEvent(json(value))).toBe(false);
  });

  it('is not one that is broken off', async () => {
    const bytes = json({ eventTime, dataset });
    expect(await isOtherEvent(bytes.subarray(0, -1))).toBe(false);
  });

  it('is not noise', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array().map(each => Buffer.from(each)),
          fc.json().map(each => Buffer.from(each)),
        ),
        async bytes => {
          expect(await isOtherEvent(bytes)).toBe(false);
        },
      ),
    );
  });
});
