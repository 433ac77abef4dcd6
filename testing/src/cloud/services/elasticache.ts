import type { ServiceModel } from "../model.js";
import { models as access } from "./elasticache/access.js";
import { models as clusters } from "./elasticache/cluster.js";
import { models as groups } from "./elasticache/groups.js";
import { models as replicationGroups } from "./elasticache/replication-group.js";

export const models: readonly ServiceModel[] = [...replicationGroups, ...clusters, ...groups, ...access];
