import type { ServiceModel } from "../model.js";
import { ruleModels } from "./ec2/security-groups.js";

/** What the provider keeps in its module `vpc`: the rules of security groups. */
export const models: readonly ServiceModel[] = ruleModels;
