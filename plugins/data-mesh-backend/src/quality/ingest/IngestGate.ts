import { BusyError } from './errors';
import type { IngestLimits } from './limits';

/** A request that was let in. */
export type Ticket = {
  /**
   * Takes room for so many bytes more.
   *
   * @throws BusyError when there is none
   */
  grow(bytes: number): void;
  /** Gives everything back; again, it does nothing. */
  leave(): void;
};

type Waiting = {
  sender: string;
  /** Its turn has come; or it will not. */
  end(refusal?: Error): void;
};

/**
 * Lets in as many requests as this replica has memory for, and of each sender
 * a few. The others wait for a while.
 */
export class IngestGate {
  readonly #limits: IngestLimits;
  readonly #inside = new Map<string, number>();
  readonly #queue: Waiting[] = [];
  #requests = 0;
  #bytes = 0;

  constructor(limits: IngestLimits) {
    this.#limits = limits;
  }

  /**
   * @param signal - aborted when nobody waits for the answer any more
   * @throws BusyError when it is not its turn in time
   */
  async enter(sender: string, signal?: AbortSignal): Promise<Ticket> {
    if (signal?.aborted) {
      throw new BusyError('The sender has hung up.');
    }
    if (this.#hasRoom(sender)) {
      this.#count(sender, 1);
    } else {
      await this.#wait(sender, signal);
    }
    return this.#ticket(sender);
  }

  #ticket(sender: string): Ticket {
    let held = 0;
    let isInside = true;
    return {
      grow: bytes => {
        if (this.#bytes + bytes > this.#limits.memoryBytes) {
          throw new BusyError(
            'Too many artifacts are being read at this moment. Send it again in some seconds.',
          );
        }
        held += bytes;
        this.#bytes += bytes;
      },
      leave: () => {
        if (!isInside) {
          return;
        }
        isInside = false;
        this.#bytes -= held;
        this.#count(sender, -1);
        this.#admitNext();
      },
    };
  }

  #count(sender: string, change: 1 | -1): void {
    this.#requests += change;
    const inside = (this.#inside.get(sender) ?? 0) + change;
    if (inside > 0) {
      this.#inside.set(sender, inside);
    } else {
      this.#inside.delete(sender);
    }
  }

  #hasRoom(sender: string): boolean {
    const { requests, requestsOfSender } = this.#limits;
    return (
      this.#requests < requests &&
      (this.#inside.get(sender) ?? 0) < requestsOfSender
    );
  }

  async #wait(sender: string, signal: AbortSignal | undefined): Promise<void> {
    const { waiting, waitingOfSender, waitMs } = this.#limits;
    const own = this.#queue.filter(each => each.sender === sender).length;
    if (this.#queue.length >= waiting || own >= waitingOfSender) {
      throw new BusyError(
        'Too many requests with results wait already. Send it again in some seconds.',
      );
    }
    let settle: (refusal?: Error) => void = () => {};
    const turn = new Promise<void>((resolve, reject) => {
      settle = refusal => (refusal ? reject(refusal) : resolve());
    });
    const entry: Waiting = {
      sender,
      end: refusal => {
        const place = this.#queue.indexOf(entry);
        if (place >= 0) {
          this.#queue.splice(place, 1);
          settle(refusal);
        }
      },
    };
    this.#queue.push(entry);
    const giveUp = () =>
      entry.end(
        new BusyError(
          'It was not the turn of this request in time. Send it again in some seconds.',
        ),
      );
    const timer = setTimeout(giveUp, waitMs);
    timer.unref();
    signal?.addEventListener('abort', giveUp);
    try {
      await turn;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** The first in line whose sender has not enough inside already. */
  #admitNext(): void {
    const next = this.#queue.find(each => this.#hasRoom(each.sender));
    if (next) {
      // Counted at once, so that nobody takes the place in between.
      this.#count(next.sender, 1);
      next.end();
    }
  }
}
