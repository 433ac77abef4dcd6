import type { ServiceModel } from "../model.js";
import { models as groups } from "./autoscaling/group.js";
import { models as events } from "./autoscaling/events.js";
import { models as policies } from "./autoscaling/policy.js";

export const models: readonly ServiceModel[] = [...groups, ...policies, ...events];
