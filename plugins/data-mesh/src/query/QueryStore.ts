/** What a component sees of a request. */
export type QueryState<T> = {
  data?: T;
  error?: Error;
  /** Whether an answer is on its way; `data` may hold an older one. */
  loading: boolean;
};

type Entry = {
  state: QueryState<unknown>;
  load: (signal: AbortSignal) => Promise<unknown>;
  listeners: Set<() => void>;
  controller?: AbortController;
  loadedAt?: number;
  startedAt?: number;
  /** Answers before that may not know of what was told. */
  settledAt?: number;
  /** Something changed while the answer was on its way: ask once more. */
  again?: boolean;
  scheduled?: ReturnType<typeof setTimeout>;
};

const IDLE: QueryState<never> = { loading: true };

/** Answers without a listener that are kept, so that "back" shows at once. */
const MAX_UNUSED = 40;
/** An answer older than this is fetched again when somebody looks. */
const FRESH_MS = 5_000;
/** Signals within this time cause one request. */
const COALESCE_MS = 200;

/**
 * The answers of one client, shared by all components on the page.
 *
 * - Components that ask for the same key share one request.
 * - A request that nobody waits for any longer is aborted.
 * - A key that was answered before shows the old answer while it is fetched
 *   anew; an error keeps the old answer beside it.
 */
export class QueryStore {
  readonly #entries = new Map<string, Entry>();

  /** The state now; the same object until something changed. */
  get<T>(key: string): QueryState<T> {
    return (this.#entries.get(key)?.state ?? IDLE) as QueryState<T>;
  }

  /** Listens to a key and starts its request when no fresh answer is there. */
  subscribe<T>(
    key: string,
    load: (signal: AbortSignal) => Promise<T>,
    listener: () => void,
  ): () => void {
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { state: IDLE, load, listeners: new Set() };
    }
    // Last used goes last, so that the oldest is forgotten first.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.load = load;
    entry.listeners.add(listener);

    const fresh =
      entry.loadedAt !== undefined && Date.now() - entry.loadedAt < FRESH_MS;
    if (!entry.controller && !(fresh && !entry.state.error)) {
      this.#start(entry);
    }

    const subscribed = entry;
    return () => {
      subscribed.listeners.delete(listener);
      if (subscribed.listeners.size === 0) {
        this.#release(key, subscribed);
      }
    };
  }

  /** Asks again at once, as for a press on "Retry". */
  refetch(key: string): void {
    const entry = this.#entries.get(key);
    if (entry && entry.listeners.size > 0) {
      this.#start(entry);
    }
  }

  /** Asks again at once for every key in use that begins with the text. */
  refetchAll(beginning: string): void {
    for (const [key, entry] of this.#entries) {
      if (key.startsWith(beginning)) {
        // What nobody looks at now is asked for when somebody does.
        entry.loadedAt = entry.loadedAt === undefined ? undefined : 0;
        this.refetch(key);
      }
    }
  }

  /**
   * Asks again soon; calls in quick succession cause one request. One that is
   * under way is waited for: otherwise a steady stream of calls would let none
   * of them come to an end.
   *
   * @param restMs - least time between two requests
   * @param settleMs - how long an answer may not know of what was told
   */
  refetchSoon(key: string, restMs: number = 0, settleMs: number = 0): void {
    const entry = this.#entries.get(key);
    if (!entry) {
      return;
    }
    const now = Date.now();
    entry.settledAt = Math.max(entry.settledAt ?? 0, now + settleMs);
    if (entry.scheduled === undefined) {
      const rested = (entry.startedAt ?? 0) + restMs - now;
      entry.scheduled = setTimeout(
        () => {
          entry.scheduled = undefined;
          if (entry.controller) entry.again = true;
          else this.refetch(key);
          // Told meanwhile: this answer may not know of it.
          const unsettled = (entry.settledAt ?? 0) - Date.now();
          if (unsettled > 0) this.refetchSoon(key, restMs, unsettled);
        },
        Math.max(COALESCE_MS, settleMs, rested),
      );
    }
  }

  /** Whether the last answer to a key came longer ago than that. */
  isOlder(key: string, ms: number): boolean {
    const loadedAt = this.#entries.get(key)?.loadedAt;
    return loadedAt !== undefined && Date.now() - loadedAt > ms;
  }

  #start(entry: Entry): void {
    entry.controller?.abort();
    const controller = new AbortController();
    entry.controller = controller;
    entry.startedAt = Date.now();
    entry.again = false;
    if (!entry.state.loading) {
      this.#set(entry, { ...entry.state, loading: true });
    }
    entry.load(controller.signal).then(
      data => {
        if (entry.controller === controller) {
          entry.controller = undefined;
          entry.loadedAt = Date.now();
          this.#set(entry, { data, loading: false });
          this.#startAgain(entry);
        }
      },
      error => {
        if (entry.controller === controller) {
          entry.controller = undefined;
          this.#set(entry, {
            data: entry.state.data,
            error: error instanceof Error ? error : new Error(String(error)),
            loading: false,
          });
          this.#startAgain(entry);
        }
      },
    );
  }

  #startAgain(entry: Entry): void {
    if (entry.again && entry.listeners.size > 0) {
      this.#start(entry);
    }
  }

  #set(entry: Entry, state: QueryState<unknown>): void {
    entry.state = state;
    for (const listener of entry.listeners) {
      listener();
    }
  }

  #release(key: string, entry: Entry): void {
    entry.controller?.abort();
    entry.controller = undefined;
    clearTimeout(entry.scheduled);
    entry.scheduled = undefined;
    if (entry.loadedAt === undefined) {
      this.#entries.delete(key);
      return;
    }
    entry.state = { data: entry.state.data, loading: false };
    let unused = [...this.#entries.values()].filter(
      e => e.listeners.size === 0,
    ).length;
    for (const [otherKey, other] of this.#entries) {
      if (unused <= MAX_UNUSED) {
        break;
      }
      if (other.listeners.size === 0) {
        this.#entries.delete(otherKey);
        unused -= 1;
      }
    }
  }
}
