import type { Rule } from "../../core/rule.js";
import { requiredTags } from "./required-tags.js";

export const tagRules: readonly Rule[] = [requiredTags];
