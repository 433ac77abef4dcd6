import { PolicyPack } from "@pulumi/policy";
import { refuseWrongConfiguration } from "./core/strict-configuration.js";
import { rules } from "./rules/index.js";

refuseWrongConfiguration(rules);

// Making the pack starts its server: this module is a program that the engine runs, not a library to import.
new PolicyPack("evenkeel", {
    displayName: "Even keel",
    description: "Required tags, private databases and alarms that reach people, for AWS",
    provider: "aws",
    enforcementLevel: "mandatory",
    policies: rules.map(({ policy }) => policy),
});
