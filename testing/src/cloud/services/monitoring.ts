import type { ServiceModel } from "../model.js";
import { models as alarms } from "./monitoring/alarm.js";
import { models as dashboards } from "./monitoring/dashboard.js";
import { models as deliveries } from "./monitoring/delivery.js";
import { models as logs } from "./monitoring/logs.js";

export const models: readonly ServiceModel[] = [...alarms, ...dashboards, ...deliveries, ...logs];
