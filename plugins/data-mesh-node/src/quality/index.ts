export * from './extensionPoint';
export * from './mapInSteps';
export * from './qualityEvents';
export * from './qualityReader';
export * from './qualityRunner';
export * from './readArtifact';
export * from './readWithAll';
export * from './sql';
