import type { Rule } from "../core/rule.js";
import { alarmRules } from "./alarms/index.js";
import { computeRules } from "./compute/index.js";
import { databaseRules } from "./databases/index.js";
import { fileRules } from "./files/index.js";
import { firewallRules } from "./firewall/index.js";
import { functionRules } from "./functions/index.js";
import { identityRules } from "./identity/index.js";
import { keyRules } from "./keys/index.js";
import { loadBalancerRules } from "./load-balancers/index.js";
import { logRules } from "./logs/index.js";
import { messagingRules } from "./messaging/index.js";
import { networkRules } from "./network/index.js";
import { storageRules } from "./storage/index.js";
import { tagRules } from "./tags/index.js";

/** Every rule of the pack, by what it is about. A rule that is not here does not run. */
export const rules: readonly Rule[] = [
    ...tagRules,
    ...networkRules,
    ...computeRules,
    ...loadBalancerRules,
    ...firewallRules,
    ...databaseRules,
    ...fileRules,
    ...storageRules,
    ...messagingRules,
    ...functionRules,
    ...identityRules,
    ...keyRules,
    ...logRules,
    ...alarmRules,
];
