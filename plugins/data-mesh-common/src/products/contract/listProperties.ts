import type {
  Contract,
  ContractProperty,
  ContractSchema,
} from '../../api/types';

/**
 * All properties of all schemas in the order of the document, each before
 * those inside it. The nameless element of an array or a map is not listed
 * itself, but the properties inside it are.
 * @public
 */
export function listProperties(
  contract: Pick<Contract, 'schemas'>,
): { schema: ContractSchema; property: ContractProperty }[] {
  const list: { schema: ContractSchema; property: ContractProperty }[] = [];
  for (const schema of contract.schemas) {
    visitProperties(schema.properties, property => {
      list.push({ schema, property });
    });
  }
  return list;
}

/**
 * The number of properties, nested ones included.
 * @public
 */
export function countColumns(contract: Contract): number {
  return listProperties(contract).length;
}

function visitProperties(
  properties: ContractProperty[],
  visit: (property: ContractProperty) => void,
) {
  for (const property of properties) {
    visit(property);
    visitProperties(property.properties ?? [], visit);
    let element = property.items;
    while (element) {
      visitProperties(element.properties ?? [], visit);
      element = element.items;
    }
  }
}
