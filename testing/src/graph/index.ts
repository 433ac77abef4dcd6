export { Graph } from "./graph.js";
export { plan, PlanError, type PlanOptions } from "./plan.js";
export { GraphResource, type GraphResourceOptions } from "./resource.js";
