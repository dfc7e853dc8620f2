import { BusyError } from './errors';
import { IngestGate } from './IngestGate';
import { INGEST_LIMITS } from './limits';

const LIMITS = {
  ...INGEST_LIMITS,
  memoryBytes: 100,
  requests: 3,
  requestsOfSender: 2,
  waiting: 4,
  waitingOfSender: 2,
  waitMs: 1000,
};

/** Whether something has happened without any more waiting. */
async function stateOf(promise: Promise<unknown>): Promise<string> {
  const nothing = Symbol('nothing');
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
  return Promise.race([promise, Promise.resolve(nothing)]).then(
    value => (value === nothing ? 'waiting' : 'inside'),
    () => 'refused',
  );
}

describe('the gate before artifacts', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets in what there is room for, and the next when somebody leaves', async () => {
    const gate = new IngestGate(LIMITS);
    const a = await gate.enter('a');
    await gate.enter('b');
    await gate.enter('c');
    const waits = gate.enter('d');
    expect(await stateOf(waits)).toBe('waiting');
    a.leave();
    expect(await stateOf(waits)).toBe('inside');
  });

  it('gives a place to one only', async () => {
    const gate = new IngestGate(LIMITS);
    const a = await gate.enter('a');
    await gate.enter('b');
    await gate.enter('c');
    const first = gate.enter('d');
    a.leave();
    const second = gate.enter('e');
    expect(await stateOf(first)).toBe('inside');
    expect(await stateOf(second)).toBe('waiting');
  });

  it('takes a ticket back once', async () => {
    const gate = new IngestGate(LIMITS);
    const a = await gate.enter('a');
    await gate.enter('b');
    await gate.enter('c');
    a.leave();
    a.leave();
    await gate.enter('d');
    expect(await stateOf(gate.enter('e'))).toBe('waiting');
  });

  it('lets no sender keep the others out', async () => {
    const gate = new IngestGate(LIMITS);
    const first = await gate.enter('busy');
    await gate.enter('busy');
    const more = [gate.enter('busy'), gate.enter('busy')];
    await expect(gate.enter('busy')).rejects.toThrow(BusyError);
    expect(await stateOf(gate.enter('other'))).toBe('inside');
    first.leave();
    expect(await stateOf(more[0])).toBe('inside');
    expect(await stateOf(more[1])).toBe('waiting');
  });

  it('passes over those whose sender has enough inside', async () => {
    const gate = new IngestGate(LIMITS);
    await gate.enter('busy');
    await gate.enter('busy');
    const other = await gate.enter('other');
    const busy = gate.enter('busy');
    const patient = gate.enter('patient');
    other.leave();
    expect(await stateOf(busy)).toBe('waiting');
    expect(await stateOf(patient)).toBe('inside');
  });

  it('sends away who would wait behind too many, with when to come again', async () => {
    const gate = new IngestGate(LIMITS);
    for (const sender of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      gate.enter(sender).catch(() => undefined);
    }
    const refusal = await gate.enter('h').catch(error => error);
    expect(refusal).toBeInstanceOf(BusyError);
    expect(refusal).toMatchObject({ statusCode: 503, retryAfter: 10 });
  });

  it('sends away whose turn does not come in time, and forgets them', async () => {
    const gate = new IngestGate(LIMITS);
    const tickets = [
      await gate.enter('a'),
      await gate.enter('b'),
      await gate.enter('c'),
    ];
    const late = gate.enter('late');
    const lateState = stateOf(late);
    jest.advanceTimersByTime(999);
    expect(await lateState).toBe('waiting');
    jest.advanceTimersByTime(1);
    await expect(late).rejects.toThrow('not the turn');
    tickets.forEach(ticket => ticket.leave());
    // The place was not given to somebody who is gone.
    for (const sender of ['d', 'e', 'f']) {
      expect(await stateOf(gate.enter(sender))).toBe('inside');
    }
  });

  it('keeps no place for who has hung up', async () => {
    const gate = new IngestGate(LIMITS);
    const a = await gate.enter('a');
    await gate.enter('b');
    await gate.enter('c');
    const caller = new AbortController();
    const gone = gate.enter('gone', caller.signal);
    const next = gate.enter('next');
    caller.abort();
    await expect(gone).rejects.toThrow(BusyError);
    a.leave();
    expect(await stateOf(next)).toBe('inside');
  });

  it('holds no more bytes than there is memory for, and gives them back', async () => {
    const gate = new IngestGate(LIMITS);
    const [a, b] = [await gate.enter('a'), await gate.enter('b')];
    a.grow(60);
    b.grow(40);
    expect(() => b.grow(1)).toThrow(BusyError);
    a.leave();
    expect(() => b.grow(60)).not.toThrow();
    expect(() => b.grow(1)).toThrow(BusyError);
  });
});
