export type { EventFunctionArgs, FunctionPermissionArgs, FunctionStateArgs, ObjectSourceArgs } from "./args.js";
export type { EventFunctionChildren } from "./children.js";
export { EventFunction } from "./event-function.js";
