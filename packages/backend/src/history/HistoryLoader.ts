import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pastRuns, presentRun } from './madeUpRuns';
import type { Story } from './stories';
import type { MadeUpRun } from './vary/run';

const PLUGIN = 'data-mesh';

/**
 * Plays the engines of the example worlds: sends the runs of the last weeks,
 * and then one of each engine again and again, the way everybody sends
 * results. What was sent before changes nothing.
 */
export class HistoryLoader {
  readonly #artifacts = new Map<string, Promise<unknown>>();

  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
      logger: LoggerService;
      stories: readonly Story[];
      /** Folder of the examples. */
      examples: string;
      signal: AbortSignal;
      now?: () => Date;
    },
  ) {}

  /**
   * Sends the runs of today, so that nobody waits for scores, and then the past
   * of all stories.
   */
  async loadPast(): Promise<void> {
    const { logger, signal, stories } = this.options;
    for (const { product } of stories) {
      await this.#isRegistered(product);
    }
    await this.loadPresent();
    const started = performance.now();
    let sent = 0;
    for (const story of stories) {
      for (const run of pastRuns(story, this.#now())) {
        signal.throwIfAborted();
        await this.#send(story, run);
        sent += 1;
      }
    }
    const seconds = Math.round((performance.now() - started) / 1000);
    logger.info(
      `Told the quality of the last weeks: ${sent} runs in ${seconds} s`,
    );
  }

  /** Lets every engine run once more. */
  async loadPresent(): Promise<void> {
    for (const story of this.options.stories) {
      const run = presentRun(story, this.#now());
      if (run) {
        this.options.signal.throwIfAborted();
        await this.#send(story, run);
      }
    }
  }

  #now(): Date {
    return this.options.now?.() ?? new Date();
  }

  /** Waits for a product, for as long as a first start may take. */
  async #isRegistered(product: string): Promise<void> {
    const { logger, signal } = this.options;
    for (let attempt = 0; attempt < 120; attempt++) {
      const response = await this.#call(`/products/default/${product}`).catch(
        () => undefined,
      );
      if (response?.ok) {
        return;
      }
      await sleep(1_000, undefined, { signal, ref: false });
    }
    logger.warn(`There is no product '${product}' to tell the quality of`);
  }

  async #send(story: Story, run: MadeUpRun): Promise<void> {
    const documents = await Promise.all(
      story.artifacts.map(file => this.#read(file)),
    );
    const varied = story.vary(documents, run).map(each => JSON.stringify(each));
    const form = new FormData();
    varied.forEach((text, nth) => {
      const name = path.basename(story.artifacts[nth]);
      form.append(name, new Blob([text]), name);
    });
    const response = await this.#call('/quality/results', form);
    if (!response.ok) {
      throw new Error(
        `The quality of ${story.product} was refused: ${response.status} ${await response.text()}`,
      );
    }
    await response.arrayBuffer();
  }

  #read(file: string): Promise<unknown> {
    let artifact = this.#artifacts.get(file);
    if (!artifact) {
      artifact = fs
        .readFile(path.join(this.options.examples, file), 'utf8')
        .then(text => JSON.parse(text));
      this.#artifacts.set(file, artifact);
    }
    return artifact;
  }

  async #call(route: string, body?: FormData): Promise<Response> {
    const { auth, discovery, signal } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN,
    });
    return fetch(`${await discovery.getBaseUrl(PLUGIN)}${route}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}` },
      body,
      signal,
    });
  }
}
