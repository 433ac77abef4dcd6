import type { ServiceModel } from "../model.js";
import { models as backups } from "./rds/backups.js";
import { models as events } from "./rds/events.js";
import { models as groups } from "./rds/groups.js";
import { models as instances } from "./rds/instance.js";
import { models as proxies } from "./rds/proxy.js";

export const models: readonly ServiceModel[] = [...instances, ...groups, ...events, ...backups, ...proxies];
