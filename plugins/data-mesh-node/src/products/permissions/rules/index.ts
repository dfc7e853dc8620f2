export { hasClassification } from './hasClassification';
export { hasLifecycle } from './hasLifecycle';
export { hasTag } from './hasTag';
export { inDomain } from './inDomain';
export { isOwner } from './isOwner';
