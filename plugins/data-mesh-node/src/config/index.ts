export * from './readPositive';
