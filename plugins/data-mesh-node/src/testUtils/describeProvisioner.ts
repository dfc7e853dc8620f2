import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  GrantMember,
  GrantOrder,
  Observation,
  ProvisionedGrant,
  Provisioner,
  ProvisionerContext,
} from '../access';

/**
 * What the suite needs of a provisioner and its platform.
 * @public
 */
export type ProvisionerUnderTest = {
  provisioner: Provisioner;
  /** Another instance for the same platform, as after a restart. */
  restart(): Provisioner | Promise<Provisioner>;
  /** Something that can be granted. Each call with the same id is the same. */
  order(grantId: string, overrides?: Partial<GrantOrder>): GrantOrder;
  /** At least two that the platform can let in. */
  members: [GrantMember, GrantMember, ...GrantMember[]];
  /** Secrets that the provisioner was made with. */
  secrets?: string[];
  /** As in {@link ProvisionerContext}; left out, asking for tasks fails. */
  requestTask?: ProvisionerContext['requestTask'];
};

/**
 * The suite's view on a provisioner. What is left out is skipped, visibly.
 * @public
 */
export type ProvisionerContract<T extends ProvisionerUnderTest> = {
  name: string;
  /** A fresh platform, or a fresh part of one. */
  create(): Promise<T>;
  /** After each test. */
  destroy?(test: T): Promise<void>;
  /**
   * Lets happen what the provisioner waits for, such as a job of the platform
   * or the people who do a task.
   */
  settle?(test: T): Promise<void>;
  /**
   * Who gets in to what by our grants, as sorted texts, looked up in the
   * platform itself and not by the provisioner.
   */
  access?(test: T): Promise<string[]>;
  /** Makes what was granted vanish, such as by dropping the tables. */
  dropObjects?(test: T, order: GrantOrder): Promise<void>;
  /** Takes away something that was granted, past the provisioner. */
  drift?(test: T, order: GrantOrder): Promise<void>;
  /**
   * Gives access to the same objects that is not ours.
   *
   * @returns tells whether it is still there
   */
  addForeign?(test: T, order: GrantOrder): Promise<() => Promise<boolean>>;
  /** The same grant with fewer objects or columns. */
  narrow?(order: GrantOrder): GrantOrder;
};

type Carried = { state?: ProvisionedGrant['state'] };

const GRANT = '6f1d2c3b-0000-4000-8000-000000000001';
const OTHER = '6f1d2c3b-0000-4000-8000-000000000002';
/** More steps than that no provisioner takes for the small orders here. */
const MOST_STEPS = 60;
const MOST_CALLS = 20;

const silent: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

class Crash extends Error {}

/**
 * What the reconciler relies on, as tests. Run it on every provisioner, on a
 * real platform where there is one: a crash at every step, retries, other
 * people's grants, members that come and go.
 *
 * @public
 */
export function describeProvisioner<T extends ProvisionerUnderTest>(
  contract: ProvisionerContract<T>,
): void {
  const { access, addForeign, drift, dropObjects, narrow } = contract;
  const itWith = (...hooks: unknown[]) =>
    hooks.every(hook => hook !== undefined) ? it : it.skip;

  describe(`the contract of provisioners, kept by ${contract.name}`, () => {
    let test: T;

    beforeEach(async () => {
      test = await contract.create();
    });
    afterEach(async () => {
      await contract.destroy?.(test);
    });

    /** Crashes at the n-th step, when one is given. */
    function contextOf(crashAt = Infinity): ProvisionerContext {
      let steps = 0;
      return {
        logger: silent,
        fence: 1,
        signal: new AbortController().signal,
        async checkFence() {
          steps += 1;
          if (steps >= crashAt) {
            throw new Crash(`at step ${steps}`);
          }
        },
        requestTask:
          test.requestTask ??
          (async () => {
            throw new Error('This suite was given no people to ask');
          }),
      };
    }

    async function grantOf(
      order: GrantOrder,
      overrides: Partial<ProvisionedGrant> = {},
    ): Promise<ProvisionedGrant> {
      const { snapshot } = await test.provisioner.plan(order);
      return {
        grantId: order.grantId,
        environment: order.environment,
        // As it comes back from the database.
        snapshot: JSON.parse(JSON.stringify(snapshot)),
        members: test.members,
        endsAt: order.endsAt,
        endSessions: false,
        ...overrides,
      };
    }

    /** Calls until it says what is wanted, as the reconciler does. */
    async function drive(
      work: 'ensure' | 'remove',
      grant: ProvisionedGrant,
      carried: Carried = {},
      provisioner: Provisioner = test.provisioner,
    ): Promise<Observation> {
      const wanted = work === 'ensure' ? 'present' : 'absent';
      for (let call = 1; ; call += 1) {
        const seen = await provisioner[work](
          { ...grant, state: carried.state },
          contextOf(),
        );
        carried.state = throughDatabase(seen.state) ?? carried.state;
        if (seen.observed === wanted || call === MOST_CALLS) {
          return seen;
        }
        await contract.settle?.(test);
      }
    }

    async function observe(
      grant: ProvisionedGrant,
      carried: Carried = {},
    ): Promise<Observation> {
      return test.provisioner.observe(
        { ...grant, state: carried.state },
        contextOf(),
      );
    }

    const accessNow = async () => (access ? access(test) : []);

    describe('planning', () => {
      it('is pure: the same order gives the same plan, and nothing happens', async () => {
        const order = deepFreeze(test.order(GRANT));
        const before = await accessNow();
        const plan = await test.provisioner.plan(order);
        const again = await (await test.restart()).plan(order);
        expect(again).toEqual(plan);
        expect(await accessNow()).toEqual(before);
      });

      it('gives what can be stored: a target, steps in words, a snapshot as JSON', async () => {
        const plan = await test.provisioner.plan(test.order(GRANT));
        expect(plan.target.length).toBeGreaterThan(0);
        expect(plan.target.length).toBeLessThanOrEqual(255);
        expect(plan.steps.length).toBeGreaterThan(0);
        expect(throughDatabase(plan.snapshot)).toEqual(plan.snapshot);
        expect(JSON.stringify(plan)).not.toContain('\\u0000');
      });

      it('failure mode 27: holds no secret', async () => {
        const plan = JSON.stringify(
          await test.provisioner.plan(test.order(GRANT)),
        );
        for (const secret of test.secrets ?? []) {
          expect(plan).not.toContain(secret);
        }
      });

      it('failure mode 24: keeps grants and environments apart', async () => {
        const plans = await Promise.all(
          [
            test.order(GRANT),
            test.order(OTHER),
            test.order(GRANT, { environment: 'staging' }),
          ].map(async order =>
            JSON.stringify((await test.provisioner.plan(order)).snapshot),
          ),
        );
        expect(new Set(plans).size).toBe(3);
      });
    });

    it('sees nothing of what was never granted', async () => {
      const grant = await grantOf(test.order(GRANT));
      const { observed } = await observe(grant);
      // Who cannot look must not claim that there is nothing.
      const { verifies } = test.provisioner.capabilities();
      expect(verifies ? ['absent'] : ['absent', 'unknown']).toContain(observed);
    });

    it('gives, and giving again changes nothing', async () => {
      const grant = await grantOf(test.order(GRANT));
      const carried: Carried = {};
      const first = await drive('ensure', grant, carried);
      expect(first.observed).toBe('present');
      const after = await accessNow();
      expect((await observe(grant, carried)).observed).toBe('present');

      const second = await drive('ensure', grant, carried);
      expect(second.observed).toBe('present');
      expect(await accessNow()).toEqual(after);
      expect((await observe(grant, carried)).observed).toBe('present');
    });

    it('failure mode 10: takes away, and taking away again is no error', async () => {
      const grant = await grantOf(test.order(GRANT));
      const before = await accessNow();
      const carried: Carried = {};
      await drive('ensure', grant, carried);
      expect((await drive('remove', grant, carried)).observed).toBe('absent');
      expect(await accessNow()).toEqual(before);
      expect((await observe(grant, carried)).observed).toBe('absent');
      expect((await drive('remove', grant, carried)).observed).toBe('absent');
    });

    it('takes away what was never given', async () => {
      const grant = await grantOf(test.order(GRANT));
      const { observed } = await drive('remove', grant);
      expect(observed).toBe('absent');
    });

    it('gives again what was taken away', async () => {
      const grant = await grantOf(test.order(GRANT, { grantId: OTHER }));
      const carried: Carried = {};
      await drive('ensure', grant, carried);
      const given = await accessNow();
      if (test.provisioner.capabilities().automatic) {
        await drive('remove', grant, carried);
        expect((await drive('ensure', grant, carried)).observed).toBe(
          'present',
        );
      }
      expect(await accessNow()).toEqual(given);
    });

    itWith(dropObjects)(
      'failure mode 10: takes away what is gone already',
      async () => {
        const order = test.order(GRANT);
        const grant = await grantOf(order);
        const carried: Carried = {};
        await drive('ensure', grant, carried);
        await dropObjects!(test, order);
        expect((await drive('remove', grant, carried)).observed).toBe('absent');
      },
    );

    it('failure mode 4: needs nothing but the snapshot to take away', async () => {
      const before = await accessNow();
      const grant = await grantOf(test.order(GRANT));
      await drive('ensure', grant);
      const restarted = await test.restart();
      const seen = await drive(
        'remove',
        { ...grant, members: [] },
        {},
        restarted,
      );
      expect(seen.observed).toBe('absent');
      expect(await accessNow()).toEqual(before);
    });

    describe.each(['ensure', 'remove'] as const)('%s', work => {
      it('failure mode 8: finishes after a crash at any step', async () => {
        const wanted = work === 'ensure' ? 'present' : 'absent';
        let expected: string[] | undefined;
        let crashed = true;
        for (let step = 1; crashed; step += 1) {
          expect(step).toBeLessThan(MOST_STEPS);
          const grant = await grantOf(test.order(GRANT));
          const carried: Carried = {};
          if (work === 'remove') {
            await drive('ensure', grant, carried);
          }
          crashed = await crashesAt(step, work, grant, carried);
          await contract.settle?.(test);
          // What the crashed call would have returned as state is lost.
          const restarted = await test.restart();
          const seen = await drive(work, grant, carried, restarted);
          expect([step, seen.observed]).toEqual([step, wanted]);
          expected ??= await accessNow();
          expect([step, await accessNow()]).toEqual([step, expected]);
          // For the next round.
          await drive('remove', grant, carried);
          await contract.destroy?.(test);
          test = await contract.create();
        }
      });

      it('failure mode 16: changes nothing once another worker has taken over', async () => {
        const grant = await grantOf(test.order(GRANT));
        const carried: Carried = {};
        if (work === 'remove') {
          await drive('ensure', grant, carried);
        }
        const before = await accessNow();
        await crashesAt(1, work, grant, carried);
        expect(await accessNow()).toEqual(before);
      });
    });

    async function crashesAt(
      step: number,
      work: 'ensure' | 'remove',
      grant: ProvisionedGrant,
      carried: Carried,
    ): Promise<boolean> {
      try {
        await test.provisioner[work](
          { ...grant, state: carried.state },
          contextOf(step),
        );
        return false;
      } catch {
        // Its own words for the crash are fine, as long as it stopped.
        return true;
      }
    }

    itWith(addForeign)(
      'failure mode 20: never touches what others gave',
      async () => {
        const order = test.order(GRANT);
        const grant = await grantOf(order);
        const isThere = await addForeign!(test, order);
        const carried: Carried = {};
        await drive('ensure', grant, carried);
        expect(await isThere()).toBe(true);
        await drive('remove', grant, carried);
        expect(await isThere()).toBe(true);
      },
    );

    it('failure mode 17: leaves the grants of others on the same objects alone', async () => {
      const mine = await grantOf(test.order(GRANT));
      const theirs = await grantOf(test.order(OTHER));
      const carried: Carried = {};
      const other: Carried = {};
      await drive('ensure', theirs, other);
      const alone = await accessNow();
      await drive('ensure', mine, carried);
      await drive('remove', mine, carried);
      expect(await accessNow()).toEqual(alone);
      expect((await observe(theirs, other)).observed).toBe('present');
    });

    it('survives being called by several workers at once', async () => {
      const grants = await Promise.all(
        [GRANT, OTHER].map(id => grantOf(test.order(id))),
      );
      await Promise.allSettled(
        [...grants, ...grants, ...grants].map(grant =>
          test.provisioner.ensure(grant, contextOf()),
        ),
      );
      for (const grant of grants) {
        expect((await drive('ensure', grant)).observed).toBe('present');
      }
      await Promise.allSettled(
        [...grants, ...grants].map(grant =>
          test.provisioner.remove(grant, contextOf()),
        ),
      );
      for (const grant of grants) {
        expect((await drive('remove', grant)).observed).toBe('absent');
      }
    });

    itWith(access)(
      'failure mode 18: lets in who has joined, and nobody who has left',
      async () => {
        const [anna, otto] = test.members;
        const grant = await grantOf(test.order(GRANT));
        const carried: Carried = {};
        const accessOf = async (members: GrantMember[]) => {
          await drive('ensure', { ...grant, members }, carried);
          return accessNow();
        };
        const one = await accessOf([anna]);
        const both = await accessOf([anna, otto]);
        const other = await accessOf([otto]);
        expect(one).not.toEqual(both);
        expect(other).not.toEqual(both);
        expect(other).not.toEqual(one);
        expect(await accessOf([anna])).toEqual(one);
      },
    );

    itWith(drift)(
      'failure mode 20: sees that something is missing, and mends it',
      async () => {
        const order = test.order(GRANT);
        const grant = await grantOf(order);
        const carried: Carried = {};
        await drive('ensure', grant, carried);
        const given = await accessNow();
        await drift!(test, order);
        expect((await observe(grant, carried)).observed).not.toBe('present');
        expect((await drive('ensure', grant, carried)).observed).toBe(
          'present',
        );
        expect(await accessNow()).toEqual(given);
      },
    );

    itWith(narrow, access)(
      'failure mode 6: takes away what a new plan no longer says',
      async () => {
        const order = test.order(GRANT);
        const less = await grantOf(narrow!(order));
        const carried: Carried = {};
        await drive('ensure', less, carried);
        const little = await accessNow();
        await drive('ensure', await grantOf(order), carried);
        const much = await accessNow();
        expect(much).not.toEqual(little);
        await drive('ensure', less, carried);
        expect(await accessNow()).toEqual(little);
      },
    );

    it('names what is ours, when it says that it can', async () => {
      const { provisioner } = test;
      if (!provisioner.capabilities().lists) {
        expect(provisioner.list).toBeUndefined();
        return;
      }
      const order = test.order(GRANT);
      const { target } = await provisioner.plan(order);
      const grant = await grantOf(order);
      const named = async () =>
        (await provisioner.list!(target, contextOf())).filter(
          each => each.environment === order.environment,
        );
      expect(await named()).toEqual([]);
      const carried: Carried = {};
      await drive('ensure', grant, carried);
      const names = await named();
      expect(names).toHaveLength(1);
      expect([undefined, GRANT]).toContain(names[0].grantId);
      await drive('remove', grant, carried);
      expect(await named()).toEqual([]);
    });
  });
}

function throughDatabase<V>(value: V): V {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}

function deepFreeze<V>(value: V): V {
  if (value && typeof value === 'object' && !(value instanceof Date)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
