export * from './annotations';
export * from './contract';
export * from './contractDiff';
export * from './declaration';
export * from './entity';
export * from './references';
export * from './relations';
export * from './schema';
