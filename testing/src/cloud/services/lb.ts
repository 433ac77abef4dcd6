import type { ServiceModel } from "../model.js";
import { models as listeners } from "./lb/listener.js";
import { models as loadBalancers } from "./lb/load-balancer.js";
import { models as targetGroups } from "./lb/target-group.js";

export const models: readonly ServiceModel[] = [...loadBalancers, ...targetGroups, ...listeners];
