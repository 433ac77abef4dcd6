import type { Rule } from "../../core/rule.js";
import { logGroupOwnKey } from "./log-group-own-key.js";
import { logGroupRetention } from "./log-group-retention.js";

export const logRules: readonly Rule[] = [logGroupRetention, logGroupOwnKey];
