/** A declaration that is complete enough to be accepted as it is. */
export const FIRST_PRODUCT_YAML = `apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata:
  name: orders
  title: Orders
  description: Every order placed in the shop, one row per order line.
spec:
  type: source-aligned
  lifecycle: experimental
  owner: group:order-team
  domain: order
  classification: internal
  outputPorts:
    - name: orders
      contract: ./contracts/orders.odcs.yaml
`;
