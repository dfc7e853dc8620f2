import { dueInWords } from './dueInWords';

const NOW = new Date('2026-03-01T12:00:00.000Z');

describe('when something is due', () => {
  it.each([
    ['2026-03-11T12:00:00Z', 'due in 10 days', 'later'],
    ['2026-03-03T12:00:00Z', 'due in 2 days', 'later'],
    ['2026-03-03T11:59:00Z', 'due in 47 hours', 'later'],
    ['2026-03-02T12:00:00Z', 'due in 24 hours', 'later'],
    ['2026-03-02T11:59:00Z', 'due in 23 hours', 'soon'],
    ['2026-03-01T13:00:00Z', 'due in 1 hour', 'soon'],
    ['2026-03-01T12:59:00Z', 'due within the hour', 'soon'],
    ['2026-03-01T12:00:00Z', 'due now', 'overdue'],
    ['2026-03-01T11:01:00Z', 'due now', 'overdue'],
    ['2026-03-01T11:00:00Z', 'overdue for 1 hour', 'overdue'],
    ['2026-02-26T11:00:00Z', 'overdue for 3 days', 'overdue'],
  ])('%s is %s', (dueAt, words, urgency) => {
    expect(dueInWords(new Date(dueAt), NOW)).toEqual({ words, urgency });
  });
});
