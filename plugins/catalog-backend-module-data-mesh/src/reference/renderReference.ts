import {
  dataProductSchema,
  DATA_MESH_API_VERSIONS,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { JsonObject } from '@backstage/types';
import { renderFields } from './renderFields';
import { renderMistakes } from './renderMistakes';

/** Where the reference lies, from the root of the repository. */
export const REFERENCE_PATH = 'docs/reference/data-product.md';

const INTRODUCTION = `<!-- Generated from the kind's schema by \`yarn workspace @backstage-data-mesh/plugin-catalog-backend-module-data-mesh generate:reference\`. Change the schema, not this page. -->

# The kind \`DataProduct\`

A data product is declared in a catalog file, best named \`catalog-info.yaml\`, in the repository of the team that owns it. Its contracts lie beside it.

\`\`\`yaml
apiVersion: ${DATA_MESH_API_VERSIONS[0]}
kind: DataProduct
metadata:
  name: orders
  title: Orders
  description: Every order placed in the shop, one row per order line.
  tags: [sales]
spec:
  type: source-aligned
  lifecycle: production
  owner: group:order-team
  domain: order
  system: shop
  version: '2.1.0'
  classification: internal
  purpose: Shows what was ordered when, for sales and logistics.
  limitations: Orders from before 2021 are not included.
  usage: Join with customers over customer_id.
  inputPorts:
    - name: payments
      product: dataproduct:payments
      port: transactions
    - name: shop-database
      entity: resource:shop-db
  outputPorts:
    - name: orders
      description: All orders since 2021 as a table, refreshed every hour.
      version: '2.1.0'
      contract: ./contracts/orders.odcs.yaml
  support:
    - channel: '#order-data'
      tool: slack
      url: https://chat.example.com/channels/order-data
\`\`\`

Register the file as any other: by hand on Backstage's register page, as a location in \`app-config.yaml\`, or by discovery. The catalog has to allow the kind:

\`\`\`yaml
catalog:
  rules:
    - allow: [Component, API, Location, DataProduct]
\`\`\`

\`metadata\` is that of every entity: \`name\`, \`namespace\`, \`title\`, \`description\`, \`tags\`, \`labels\`, \`links\` and \`annotations\`. The fields below are in \`spec\`.`;

const SURROUNDINGS = `## References

A reference to another entity is \`[kind:][namespace/]name\`. The kind may be left out where only one makes sense: Group for \`owner\`, Domain for \`domain\`, System for \`system\`, DataProduct for \`product\`. A namespace that is left out is the product's own.

| Field | Relation | and back |
| --- | --- | --- |
| \`spec.owner\` | \`ownedBy\` | \`ownerOf\` |
| \`spec.domain\`, \`spec.system\` | \`partOf\` | \`hasPart\` |
| \`spec.inputPorts[].product\` | \`consumesDataFrom\` | \`providesDataTo\` |
| \`spec.inputPorts[].entity\` | \`dependsOn\` | \`dependencyOf\` |

## Software that reads a product

A Component says which data products it reads with an annotation, one or more references separated by commas. It is then a consumer of them in the catalog and in the lineage.

\`\`\`yaml
kind: Component
metadata:
  name: sales-dashboard
  annotations:
    data-mesh/consumes: orders, dataproduct:default/payments
\`\`\`

## Where results of checks lie

The annotation \`data-mesh/quality-results\` of a data product names artifacts of engines of data quality, which the portal then fetches. They are separated by commas or line breaks; those that are read together, such as run results and their manifest, are joined with a plus sign. Addresses are relative to the declaring file.

\`\`\`yaml
kind: DataProduct
metadata:
  name: orders
  annotations:
    data-mesh/quality-results: ./quality/run_results.json + ./quality/manifest.json
\`\`\`

## Where contracts are read

| The declaration lies | A contract may lie |
| --- | --- |
| in a repository on a host with an integration (GitHub, GitLab, Bitbucket, Azure DevOps, Gitea, Gerrit, Harness, CodeCommit) | anywhere in the same repository, on any branch |
| at another URL | in the folder of the declaration or of the registered location, and below |
| in a file of the backend's machine | in the folder of the registered location or of the declaration, and below; symbolic links may not lead out |

A contract that cannot be read never hides its product: the product shows what is wrong. While a host does not answer, the contract that was read last stays. An edited contract is read again in the catalog's next round, and at once when a webhook tells the catalog of it.

The placeholders \`$text\`, \`$yaml\` and \`$json\` may stand for a path too; unlike elsewhere in the catalog they work for files, and cannot hide the product.

## Configuration

All of it is optional, in \`app-config.yaml\`.

| Key | Meaning | Default |
| --- | --- | --- |
| \`dataMesh.classifications\` | The values of \`spec.classification\`, from open to closed | \`[public, internal, confidential, restricted]\` |
| \`dataMesh.contracts.maxBytes\` | Up to which size a contract is read; all contracts of a product may have 16 times that | \`1048576\` |
| \`dataMesh.contracts.timeout\` | How long the reading of a contract may take; all contracts of a product may take three times as long | \`{ seconds: 10 }\` |
| \`dataMesh.contracts.allow\` | Other places to read contracts from: a list of \`url: https://…/\` or \`folder: /…\` | \`[]\` |
| \`dataMesh.declarations.locateAtUrls\` | Whether declarations at URLs are read a second time to tell the lines of mistakes | \`true\` |
| \`dataMesh.kindRegistration\` | \`processor\`, or \`model\` for the catalog's model layer, which needs the module at the package's \`/alpha\` path too | \`processor\` |`;

const MISTAKES_INTRODUCTION = `## Mistakes and their answers

Each answer also names the file and the line. A product is **refused** only when it cannot be used at all: the catalog then keeps what it had of it, and shows the answer where it was registered. With an **error** or a **warning** the product is there, and shows the answer on its page.`;

/** The authors' reference of the kind, as Markdown. */
export async function renderReference(): Promise<string> {
  const { spec } = dataProductSchema.properties as { spec: JsonObject };
  return [
    INTRODUCTION,
    '## Fields',
    ...renderFields(spec, 'spec', 3),
    SURROUNDINGS,
    MISTAKES_INTRODUCTION,
    ...(await renderMistakes()),
  ]
    .join('\n\n')
    .concat('\n');
}
