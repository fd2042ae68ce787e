export * from './client-work';
export * from './columns';
export * from './people';
export * from './settings';
