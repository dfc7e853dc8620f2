export * from './productEvents';
