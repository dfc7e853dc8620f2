import { Turns } from './Turns';

describe('turns', () => {
  const never = new AbortController().signal;

  it('let as many work as there are, and the others in the order in which they came', async () => {
    const turns = new Turns(2);
    const ends = new Map<number, () => void>();
    const done = [1, 2, 3, 4].map(name =>
      turns.take(
        never,
        () => new Promise<void>(resolve => ends.set(name, resolve)),
      ),
    );
    await Promise.resolve();
    const working = () => [...ends.keys()];
    expect(working()).toEqual([1, 2]);
    ends.get(2)!();
    await done[1];
    await new Promise(setImmediate);
    expect(working()).toEqual([1, 2, 3]);
    ends.get(1)!();
    await done[0];
    await new Promise(setImmediate);
    expect(working()).toEqual([1, 2, 3, 4]);
    ends.get(3)!();
    ends.get(4)!();
    await Promise.all(done);
    // All are free again.
    expect(await turns.take(never, async () => 'free')).toBe('free');
  });

  it('go on after work that failed', async () => {
    const turns = new Turns(1);
    const failed = turns.take(never, async () => {
      throw new Error('broken');
    });
    const next = turns.take(never, async () => 'next');
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });

  it('let go of those who wait when they are aborted, and of nobody else', async () => {
    const turns = new Turns(1);
    const waiting = new AbortController();
    let end = () => {};
    const first = turns.take(
      never,
      () =>
        new Promise<void>(resolve => {
          end = resolve;
        }),
    );
    const second = turns.take(waiting.signal, async () => 'second');
    const third = turns.take(never, async () => 'third');
    waiting.abort(new Error('shut down'));
    await expect(second).rejects.toThrow('shut down');
    end();
    await first;
    expect(await third).toBe('third');
    await expect(
      turns.take(waiting.signal, async () => 'again'),
    ).rejects.toThrow('shut down');
  });
});
