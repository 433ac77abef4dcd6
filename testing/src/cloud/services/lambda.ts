import type { ServiceModel } from "../model.js";
import { models as events } from "./lambda/events.js";
import { models as functions } from "./lambda/function.js";
import { models as invocations } from "./lambda/invocation.js";
import { models as schedules } from "./lambda/schedule.js";
import { models as triggers } from "./lambda/triggers.js";

export const models: readonly ServiceModel[] = [...functions, ...triggers, ...invocations, ...events, ...schedules];
