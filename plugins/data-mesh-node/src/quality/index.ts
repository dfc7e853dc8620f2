export * from './extensionPoint';
export * from './mapInSteps';
export * from './qualityReader';
export * from './readArtifact';
export * from './readWithAll';
