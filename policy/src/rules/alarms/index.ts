import type { Rule } from "../../core/rule.js";
import { alarmHasAction } from "./alarm-has-action.js";
import { alarmMissingData } from "./alarm-missing-data.js";
import { alarmRequiredPresent } from "./alarm-required-present.js";
import { alarmThresholdBounds } from "./alarm-threshold-bounds.js";

export const alarmRules: readonly Rule[] = [
    alarmHasAction,
    alarmThresholdBounds,
    alarmMissingData,
    alarmRequiredPresent,
];
