export * from "./args.js";
export type { ScalingArgs, ScheduleArgs } from "./scaling-args.js";
export { ScalableWebTier } from "./scalable-web-tier.js";
export { type SuppliedVariable, suppliedVariables } from "./user-data/index.js";
export type { ScalableWebTierChildren } from "./children.js";
