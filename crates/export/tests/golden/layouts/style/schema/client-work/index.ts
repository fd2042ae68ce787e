export * from "./projects"
export * from "./tasks"
