export * from './accessEvents';
export * from './extensionPoint';
export * from './provisioner';
export * from './TargetUnavailableError';
