import { clusterInstanceType, clusterType, instanceType } from "../../aws/databases.js";
import { mustBeTrue } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const databaseMinorUpgrades = resourceRule({
    name: "database-minor-upgrades",
    title: "Databases take minor upgrades by themselves",
    description: "An RDS instance or cluster must take minor upgrades of its engine by itself.",
    why: "Minor versions mend the engine's security faults; a database that waits for somebody to upgrade it stays open to faults that are public.",
    fix: "Leave autoMinorVersionUpgrade out, or set it to true.",
    severity: "high",
    controls: { securityHub: ["RDS.13", "RDS.35"], cis: ["2.3.2"], checkov: ["CKV_AWS_226"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13",
    types: [instanceType, clusterType, clusterInstanceType],
    readSettings: noSettings,
    // True is the default of AWS and of the provider, for all three. Aurora asks for it on the cluster and each instance.
    check: ({ props }) => mustBeTrue(props, "autoMinorVersionUpgrade", "complies"),
});
