import { PolicyPack } from "@pulumi/policy";
import { useExemptions } from "./core/exemptions.js";
import { exemptionsRule, readExemptionSettings } from "./core/exemptions-rule.js";
import { forgetInputs } from "./core/given-inputs.js";
import { shareRequests } from "./core/shared-requests.js";
import { refuseWrongConfiguration } from "./core/strict-configuration.js";
import { levelIn, profileOf } from "./profiles.js";
import { rules } from "./rules/index.js";

const exemptions = exemptionsRule(rules);
const profile = profileOf(process.env);

shareRequests();
refuseWrongConfiguration([...rules, exemptions], (configuration) => {
    forgetInputs();
    const { settings } = readExemptionSettings(configuration.get(exemptions.name) ?? {});
    useExemptions(settings.entries, new Date());
});

// Making the pack starts its server: this module is a program that the engine runs, not a library to import.
new PolicyPack("evenkeel", {
    displayName: "Even keel",
    description: "Tags, private and encrypted data, least privilege and alarms that reach people, for AWS",
    provider: "aws",
    enforcementLevel: "mandatory",
    policies: [
        ...rules.map((rule) => ({ ...rule.policy, enforcementLevel: levelIn(profile, rule) })),
        // The last one: it judges which exemptions the others needed.
        exemptions.policy,
    ],
});
