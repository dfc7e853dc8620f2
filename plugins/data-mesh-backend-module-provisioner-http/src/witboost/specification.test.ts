import { FakeWitboost } from '../__testUtils__/FakeWitboost';
import { Neighbourhood } from '../__testUtils__/Neighbourhood';
import {
  grantOrder,
  provisionedGrant,
  witboostTarget,
  workerContext,
} from '../__testUtils__/orders';
import { witboostSpecification } from '../__testUtils__/witboostSpecification';
import { WitboostProvisioner } from './WitboostProvisioner';

const specification = witboostSpecification();
const withSpecification = specification ? describe : describe.skip;

withSpecification(
  "Witboost's published interface (skipped without fixtures/provisioning-specs in DATA_MESH_FIXTURES)",
  () => {
    const check = specification!;

    it.each(['replace', 'add'] as const)(
      'is what we speak, with a list that means %s',
      async aclSemantics => {
        const service = await FakeWitboost.start(aclSemantics);
        const provisioner = new Neighbourhood().around(
          new WitboostProvisioner(
            witboostTarget(service.url, { aclSemantics }),
          ),
        );
        const { snapshot } = await provisioner.plan(grantOrder());
        const grant = provisionedGrant({ snapshot });
        service.asynchronous = true;
        const { state } = await provisioner.ensure(grant, workerContext());
        service.finishWork();
        await provisioner.ensure({ ...grant, state }, workerContext());
        await provisioner.remove({ ...grant, state }, workerContext());
        await service.close();

        const requests: Record<string, string> = {
          '/v1/validate': 'ProvisioningRequest',
          '/v1/updateacl': 'UpdateAclRequest',
        };
        const posted = service.calls.filter(call => call.method === 'POST');
        expect(posted.map(call => call.path)).toEqual(
          expect.arrayContaining(Object.keys(requests)),
        );
        expect(
          posted.flatMap(({ path, body }) => check(requests[path], body)),
        ).toEqual([]);
        const [{ body }] = posted.filter(call => call.path === '/v1/updateacl');
        const { provisionInfo } = body as {
          provisionInfo: { request: string };
        };
        expect(JSON.parse(provisionInfo.request)).toMatchObject({
          dataProduct: {},
          componentIdToProvision: 'urn:dmb:cmp:order:orders:1:orders',
        });
        expect(service.calls.filter(call => call.method === 'GET')).not.toEqual(
          [],
        );
      },
    );

    it('is what our fake service answers by', async () => {
      const service = await FakeWitboost.start('replace');
      const post = async (path: string, body: unknown) => {
        const response = await fetch(`${service.url}${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
        });
        return response.json();
      };
      const status = async (token: string) =>
        (
          await fetch(
            `${service.url}/v1/provision/${encodeURIComponent(token)}/status`,
          )
        ).json();
      const findings: string[] = [];
      findings.push(
        ...check('ValidationResult', await post('/v1/validate', {})),
      );
      service.invalid.push('No storage area');
      findings.push(
        ...check('ValidationResult', await post('/v1/validate', {})),
      );
      const refs = ['user:ann'];
      findings.push(
        ...check('ProvisioningStatus', await post('/v1/updateacl', { refs })),
      );
      service.unknown.add('user:ann');
      findings.push(
        ...check(
          'RequestValidationError',
          await post('/v1/updateacl', { refs }),
        ),
      );
      service.refusal = 'status';
      findings.push(
        ...check('ProvisioningStatus', await post('/v1/updateacl', { refs })),
      );
      service.asynchronous = true;
      const token = await post('/v1/updateacl', { refs });
      expect(typeof token).toBe('string');
      findings.push(...check('ProvisioningStatus', await status(token)));
      service.finishWork();
      findings.push(...check('ProvisioningStatus', await status(token)));
      findings.push(...check('RequestValidationError', await status('gone')));
      await service.close();
      expect(findings).toEqual([]);
    });
  },
);
