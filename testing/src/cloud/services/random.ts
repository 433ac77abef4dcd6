import type { ServiceModel } from "../model.js";

export const models: readonly ServiceModel[] = [];
