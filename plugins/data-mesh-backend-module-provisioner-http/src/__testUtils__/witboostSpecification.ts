import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const FILE = join(
  process.env.DATA_MESH_FIXTURES ?? resolve(__dirname, '../../../../../shared'),
  'fixtures/provisioning-specs/witboost_specific_provisioner_2.2.0.openapi.yml',
);

/**
 * Checks values against the published interface; undefined when its file, which
 * is not part of this repository, is not at hand.
 */
export function witboostSpecification():
  ((schema: string, value: unknown) => string[]) | undefined {
  if (!existsSync(FILE)) {
    return undefined;
  }
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ ...parse(readFileSync(FILE, 'utf8')), $id: 'witboost' });
  return (schema, value) => {
    const validate = ajv.getSchema(`witboost#/components/schemas/${schema}`);
    if (!validate) {
      throw new Error(`The interface has no ${schema}`);
    }
    return validate(value)
      ? []
      : (validate.errors ?? []).map(
          error => `${schema}${error.instancePath} ${error.message}`,
        );
  };
}
