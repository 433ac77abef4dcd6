export {
    type BootArtefact,
    type BootLogGroups,
    type BootMount,
    type BootPlan,
    type SuppliedVariable,
    suppliedVariables,
} from "./boot-plan.js";
export { agentNamespace, diskMetric, memoryMetric } from "./agent.js";
export { healthCheckPath, nginxPort } from "./nginx.js";
export { longestUserData, renderUserData } from "./script.js";
