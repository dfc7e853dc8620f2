export * from './annotations';
export * from './contract';
export * from './entity';
export * from './relations';
