/**
 * Grants access to data through services that platform teams run: over a small
 * signed protocol, or the interface of Witboost's specific provisioners.
 *
 * @packageDocumentation
 */
export { dataMeshModuleProvisionerHttp as default } from './module';
export { DATA_MESH_HEADERS } from './signing/headers';
export {
  type ReceivedRequest,
  type SignatureVerdict,
  verifySignature,
} from './signing/verifySignature';
