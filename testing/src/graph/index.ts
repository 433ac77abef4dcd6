export { Graph } from "./graph.js";
export { plan, PlanError, type PlanOptions, planUpdate, type RemoteComponent } from "./plan.js";
export { GraphResource, type GraphResourceOptions } from "./resource.js";
export type { ResourceUpdate } from "./update.js";
