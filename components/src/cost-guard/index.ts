export type { CostGuardArgs, CostTagArgs } from "./args.js";
export type { CostGuardChildren } from "./children.js";
export { CostGuard } from "./cost-guard.js";
