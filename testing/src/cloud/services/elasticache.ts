import type { ServiceModel } from "../model.js";
import { models as access } from "./elasticache/access.js";
import { models as caches } from "./elasticache/cache.js";
import { models as groups } from "./elasticache/groups.js";

export const models: readonly ServiceModel[] = [...caches, ...groups, ...access];
