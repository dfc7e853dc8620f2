import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import {
  dataMeshTarget,
  grantOrder,
  provisionedGrant,
  SECRET,
  workerContext,
} from '../__testUtils__/orders';
import {
  type ReceivedCall,
  ReferenceReceiver,
} from '../__testUtils__/ReferenceReceiver';
import { HttpProvisioner } from './HttpProvisioner';

type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: object;
};
type Content = { content?: { 'application/json': { schema: object } } };
type Operation = {
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
};

const document = parse(
  readFileSync(resolve(__dirname, '../../openapi.yaml'), 'utf8'),
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ ...document, $id: 'protocol' });

/** Follows references inside of the document. */
function resolved<T>(value: T): T {
  const { $ref } = value as { $ref?: string };
  return $ref
    ? $ref
        .slice(2)
        .split('/')
        .reduce((inner, key) => inner[key], document)
    : value;
}

const compiled = new Map<string, ValidateFunction>();

function check(schema: object, value: unknown, where: string): string[] {
  const text = JSON.stringify(schema).replaceAll('"#/', '"protocol#/');
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text));
  compiled.set(text, validate);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(
        error => `${where}${error.instancePath} ${error.message}`,
      );
}

/** How a call and its answer differ from the document. */
function findingsOf(call: ReceivedCall): string[] {
  const url = new URL(call.path, 'http://receiver');
  const path = url.pathname.endsWith('/grants')
    ? '/grants'
    : '/grants/{grantId}';
  const item = document.paths[path];
  const operation: Operation = item[call.method.toLowerCase()];
  const where = `${call.method} ${path}`;
  const parameters: Parameter[] = [
    ...(item.parameters ?? []),
    ...(operation.parameters ?? []),
  ].map(resolved);
  const findings: string[] = [];
  for (const { name, in: place, required, schema } of parameters) {
    const value =
      place === 'header'
        ? call.headers[name.toLowerCase()]
        : (url.searchParams.get(name) ?? undefined);
    if (place !== 'path' && value !== undefined) {
      findings.push(...check(schema, value, `${where} ${name}`));
    } else if (place !== 'path' && required) {
      findings.push(`${where} lacks ${name}`);
    }
  }
  for (const name of url.searchParams.keys()) {
    if (!parameters.some(each => each.name === name)) {
      findings.push(`${where} has ${name}`);
    }
  }
  const { signature } = document.components.securitySchemes;
  if (!call.headers[signature.name.toLowerCase()]) {
    findings.push(`${where} is not signed`);
  }
  const schemaOf = (content: Content | undefined) =>
    content && resolved(content).content?.['application/json'].schema;
  const body = schemaOf(operation.requestBody);
  if (body) {
    findings.push(...check(body, JSON.parse(call.body), `${where} body`));
  } else if (call.body) {
    findings.push(`${where} has a body`);
  }
  const answer = schemaOf(
    operation.responses[String(call.status)] ?? operation.responses.default,
  );
  if (answer) {
    const told = JSON.parse(JSON.stringify(call.answer));
    findings.push(...check(answer, told, `${where} ${call.status}`));
  }
  return findings;
}

describe('openapi.yaml', () => {
  it('describes what the provisioner sends and what the reference receiver answers', async () => {
    const receiver = await ReferenceReceiver.start(SECRET);
    const provisioner = new HttpProvisioner(dataMeshTarget(receiver.url));
    const { snapshot } = await provisioner.plan(
      grantOrder({ role: 'reader', allColumns: false }),
    );
    const grant = provisionedGrant({
      snapshot,
      members: [
        { ref: 'user:default/ann', login: 'ann@lake' },
        { ref: 'user:default/bob' },
      ],
    });
    const context = workerContext({ fence: 5 });
    receiver.brokenTables.set('order_lines', 'No such table.');
    receiver.foreign.push({ name: 'intern', object: 'orders' });

    await provisioner.observe(grant, context);
    await provisioner.ensure(grant, context);
    await provisioner.observe(grant, context);
    for (const grantId of ['b', 'c']) {
      await provisioner.ensure({ ...grant, grantId }, context);
    }
    await provisioner.list!('http:lakehouse', context);
    receiver.asynchronous = true;
    const { state } = await provisioner.remove(grant, context);
    await provisioner.remove({ ...grant, state }, context);
    receiver.asynchronous = false;
    await provisioner.remove({ ...grant, endSessions: true }, context);
    await expect(
      provisioner.remove(grant, workerContext({ fence: 4 })),
    ).rejects.toThrow();
    receiver.secrets = [];
    await expect(provisioner.remove(grant, context)).rejects.toThrow();
    await receiver.close();

    expect(
      [...new Set(receiver.calls.map(call => call.status))].sort(),
    ).toEqual([200, 202, 401, 404, 409]);
    expect(receiver.calls.flatMap(findingsOf)).toEqual([]);
  });
});
