/**
 * A provisioner that touches nothing: the tutorial for writing one.
 *
 * @packageDocumentation
 */
export { dataMeshModuleProvisionerNoop as default } from './module';
export { NoopProvisioner } from './NoopProvisioner';
