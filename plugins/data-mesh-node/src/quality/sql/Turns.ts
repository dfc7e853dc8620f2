/**
 * Lets only so many work at once; the others wait in line, however long it
 * takes.
 * @public
 */
export class Turns {
  private free: number;
  private readonly line = new Set<() => void>();

  constructor(count: number) {
    this.free = count;
  }

  /** @throws the reason of the signal when it is aborted in the line */
  async take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.come(signal);
    try {
      return await work();
    } finally {
      const [next] = this.line;
      if (next) {
        this.line.delete(next);
        next();
      } else {
        this.free += 1;
      }
    }
  }

  private async come(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    let leave = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        leave = () => {
          this.line.delete(resolve);
          reject(signal.reason);
        };
        this.line.add(resolve);
        signal.addEventListener('abort', leave);
      });
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}
