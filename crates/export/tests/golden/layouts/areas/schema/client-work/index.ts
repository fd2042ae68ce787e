export * from './enums';
export * from './projects';
export * from './tasks';
export * from './views';
