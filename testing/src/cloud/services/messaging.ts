import type { ServiceModel } from "../model.js";
import { models as queues } from "./messaging/queue.js";
import { models as subscriptions } from "./messaging/subscription.js";
import { models as topics } from "./messaging/topic.js";

export const models: readonly ServiceModel[] = [...topics, ...subscriptions, ...queues];
