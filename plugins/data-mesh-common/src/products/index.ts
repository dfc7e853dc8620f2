export * from './annotations';
export * from './entity';
export * from './relations';
