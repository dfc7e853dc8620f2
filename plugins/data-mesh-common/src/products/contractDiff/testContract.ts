import type {
  Contract,
  ContractProperty,
  ContractSchema,
} from '../../api/types';

/** A contract for tests: empty but for what is given. */
export function aContract(parts: Partial<Contract> = {}): Contract {
  return {
    apiVersion: 'v3.1.0',
    schemas: [],
    servers: [],
    serviceLevels: [],
    roles: [],
    support: [],
    team: [],
    tags: [],
    ...parts,
  };
}

/** A schema for tests. */
export function aSchema(
  name: string,
  properties: ContractProperty[] = [],
  parts: Partial<ContractSchema> = {},
): ContractSchema {
  return { name, properties, quality: [], ...parts };
}

/** A property for tests; the path is its name unless given. */
export function aProperty(
  name: string,
  parts: Partial<ContractProperty> = {},
): ContractProperty {
  return {
    name,
    path: name,
    required: false,
    unique: false,
    quality: [],
    ...parts,
  };
}
