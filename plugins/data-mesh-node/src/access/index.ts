export * from './accessEvents';
export * from './extensionPoint';
export * from './provisioner';
