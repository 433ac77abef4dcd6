import type { ServiceModel } from "../model.js";
import { models as distributions } from "./cloudfront/distribution.js";
import { models as policies } from "./cloudfront/policies.js";

export const models: readonly ServiceModel[] = [...distributions, ...policies];
