export * from './columns';
export * from './enums';
export * from './projects';
export * from './settings';
export * from './tasks';
export * from './teams';
export * from './users';
export * from './views';
