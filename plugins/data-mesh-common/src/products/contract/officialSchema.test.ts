import { parse } from 'yaml';
import {
  collectValues,
  mutate,
  mutateEverywhere,
  type Vocabulary,
} from './__testUtils__/mutate';
import {
  OfficialSchemas,
  realContracts,
  sharedFolder,
} from './__testUtils__/officialSchema';
import { Random } from './__testUtils__/random';
import { sliceCompleteContract } from './__testUtils__/slices';
import { parseContract } from './parseContract';
import { validateContract } from './validateContract';

const folder = sharedFolder();
const describeIfAtHand = folder ? describe : describe.skip;

describeIfAtHand(
  'the official schemas (skipped without schemas/ and fixtures/odcs in DATA_MESH_FIXTURES)',
  () => {
    const official = folder ? new OfficialSchemas(folder) : undefined!;
    const contracts = folder ? realContracts(folder) : [];
    const readable = contracts.map(({ name, text }) => ({
      name,
      text,
      contract: parse(text, { schema: 'core' }) as { apiVersion?: string },
    }));

    /** What must not differ, told so that a difference can be understood. */
    function verdicts(text: string, contract: unknown) {
      const problems = validateContract(text);
      return {
        ours: problems.length === 0,
        official: official.accepts(contract),
        problems: problems.slice(0, 3),
      };
    }

    it.each(readable)('agree about $name', ({ text, contract }) => {
      const { ours, ...theirs } = verdicts(text, contract);
      expect({ ours, ...theirs }).toEqual({ ours: theirs.official, ...theirs });
    });

    it('accept some of the contracts and reject others', () => {
      const accepted = readable.filter(one => official.accepts(one.contract));
      expect(accepted.length).toBeGreaterThan(15);
      expect(readable.length - accepted.length).toBeGreaterThan(5);
    });

    it.each(readable)(
      'agree about $name as any other version',
      ({ contract }) => {
        for (const apiVersion of [
          'v3.0.0',
          'v3.0.2',
          'v3.1.0',
          'v3.2.0',
          'v3.3.0',
        ]) {
          if (contract.apiVersion === undefined) continue;
          const changed = { ...contract, apiVersion };
          const { ours, ...theirs } = verdicts(
            JSON.stringify(changed),
            changed,
          );
          expect({ apiVersion, ours, ...theirs }).toEqual({
            apiVersion,
            ours: theirs.official,
            ...theirs,
          });
        }
      },
    );

    it.each(readable.filter(one => one.contract.apiVersion))(
      'leave $name readable, right or wrong',
      ({ text }) => {
        const { contract, problems } = parseContract(text, {
          source: 'a.yaml',
        });
        expect(contract?.schemas).toBeDefined();
        for (const problem of problems) {
          expect(problem).toEqual({
            code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
            severity: expect.stringMatching(/^(error|warning)$/),
            message: expect.any(String),
            remedy: expect.any(String),
            field: expect.any(String),
            line: expect.any(Number),
            column: expect.any(Number),
            source: 'a.yaml',
          });
        }
      },
    );

    it.each(readable.filter(one => !one.contract.apiVersion))(
      'are not for $name, which follows the older specification',
      ({ text }) => {
        expect(parseContract(text)).toEqual({
          problems: [
            expect.objectContaining({
              code: 'not-odcs',
              message: expect.stringContaining('Data Contract Specification'),
            }),
          ],
        });
      },
    );

    describe('agree after a change', () => {
      const slices = folder ? sliceCompleteContract(official) : [];
      const small = readable.filter(
        ({ text, contract }) => text.length < 10_000 && contract.apiVersion,
      );
      const values = new Map<string, unknown[]>();
      for (const { contract } of [...slices, ...small]) {
        collectValues(contract, values);
      }
      const vocabulary: Vocabulary = {
        names: [...(official?.names ?? [])],
        words: [...(official?.words ?? [])],
        values,
      };

      function expectAgreement(change: unknown, document: unknown) {
        const text = JSON.stringify(document);
        const { ours, ...theirs } = verdicts(text, JSON.parse(text));
        if (ours !== theirs.official) {
          throw new Error(
            `The verdicts differ: ${JSON.stringify(
              { change, ours, ...theirs, document },
              null,
              2,
            )}`,
          );
        }
        return theirs.official;
      }

      it('of a real contract', () => {
        const random = new Random(3_141_592);
        let valid = 0;
        for (let run = 0; run < 3000; run++) {
          const { name, contract } = random.pick(small);
          const document = structuredClone(contract);
          const changes = Array.from({ length: 1 + random.below(3) }, () =>
            mutate(document as {}, random, vocabulary),
          );
          if (expectAgreement({ name, changes }, document)) valid++;
        }
        expect(valid).toBeGreaterThan(300);
      });

      it('of every place of a contract that uses everything', () => {
        const random = new Random(2_718_281);
        let valid = 0;
        let changes = 0;
        for (const { name, contract } of slices) {
          for (const { change, document } of mutateEverywhere(
            contract,
            random,
            vocabulary,
            { valuesPerPlace: 1, fieldsPerObject: 8 },
          )) {
            if (expectAgreement({ name, change }, document)) valid++;
            changes++;
          }
        }
        expect(changes).toBeGreaterThan(8000);
        expect(valid).toBeGreaterThan(2000);
      });
    });
  },
);
