import type { Rule } from "../core/rule.js";
import { alarmHasAction } from "./alarm-has-action.js";
import { alarmMissingData } from "./alarm-missing-data.js";
import { alarmThresholdBounds } from "./alarm-threshold-bounds.js";
import { databaseInPrivateSubnets } from "./database-in-private-subnets.js";
import { databaseNotPublic } from "./database-not-public.js";
import { requiredTags } from "./required-tags.js";

/** Every rule of the pack, by name. A rule that is not here does not run. */
export const rules: readonly Rule[] = [
    alarmHasAction,
    alarmMissingData,
    alarmThresholdBounds,
    databaseInPrivateSubnets,
    databaseNotPublic,
    requiredTags,
];
