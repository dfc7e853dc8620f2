import { PayloadTooLargeError } from './errors';

/** How many bytes may still come, counted as they come. */
export class Budget {
  #spent = 0;

  constructor(
    private readonly options: {
      bytes: number;
      /** What is too large, in messages. */
      of: string;
      /** Gives the memory for it. */
      from?: { grow(bytes: number): void };
    },
  ) {}

  /** @throws PayloadTooLargeError when it is too much */
  grow(bytes: number): void {
    const { bytes: most, of, from } = this.options;
    this.#spent += bytes;
    if (this.#spent > most) {
      throw new PayloadTooLargeError(
        `${of} has more than ${most} bytes, after decompression`,
      );
    }
    from?.grow(bytes);
  }
}

/** Passes on what comes, as far as the budget goes. */
export async function* within(
  chunks: AsyncIterable<Buffer>,
  budget: Budget,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    budget.grow(chunk.length);
    yield chunk;
  }
}
