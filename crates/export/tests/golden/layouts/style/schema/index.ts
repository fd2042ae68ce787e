export * from "./client-work"
export * from "./people"
export * from "./settings"
