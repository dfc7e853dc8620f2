/**
 * Provisioning by hand: people confirm that access was given, and later that
 * it was taken away.
 *
 * @packageDocumentation
 */
export { dataMeshModuleProvisionerManual as default } from './module';
export { ManualProvisioner } from './ManualProvisioner';
