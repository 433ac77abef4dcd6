import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LocalProject } from "@evenkeel/testing";
import { expect } from "chai";

const root = join(__dirname, "..", "..");

/** What somebody in a hurry might add: a database that anybody can reach, without tags, and an alarm that tells nobody. */
const careless = `
const aws = require("@pulumi/aws");
new aws.rds.Instance("shortcut", {
    engine: "postgres", instanceClass: "db.t4g.micro", allocatedStorage: 20,
    username: "admin1", manageMasterUserPassword: true, skipFinalSnapshot: true, publiclyAccessible: true,
});
new aws.cloudwatch.MetricAlarm("silent", {
    namespace: "AWS/RDS", metricName: "CPUUtilization", statistic: "Average", period: 60,
    evaluationPeriods: 3, threshold: 99.9, comparisonOperator: "GreaterThanThreshold",
});
`;

/** What each rule says of it: the resource, the property and what is wrong with it, and the fix. */
const sentences = [
    '"shortcut": publiclyAccessible is not false; set it to false.',
    '"shortcut": tags.Owner is missing; add it to tags or to the provider\'s defaultTags, with a value that is a text that is not empty.',
    '"silent": alarmActions is empty; name the topic that people are subscribed to.',
    '"silent": threshold is out of bounds for AWS/RDS CPUUtilization; set it from 1 to 95 Percent.',
];

describe("a careless preview under the policy pack", () => {
    let folder: string;
    let project: LocalProject;

    before("write the project where it finds this repository's packages", async () => {
        const cache = join(root, "node_modules", ".cache");
        mkdirSync(cache, { recursive: true });
        folder = mkdtempSync(join(cache, "careless-"));
        writeFileSync(join(folder, "Pulumi.yaml"), "name: careless\nruntime: nodejs\n");
        writeFileSync(join(folder, "package.json"), '{ "name": "careless", "main": "index.js" }\n');
        writeFileSync(join(folder, "index.js"), careless);
        project = await LocalProject.open(folder, "trial", {
            env: { PULUMI_OPTION_POLICY_PACK: join(root, "policy") },
        });
    });
    after("remove it", async () => {
        await project.remove();
        rmSync(folder, { recursive: true, force: true });
    });

    it("ends non-zero and names resource, property and fix of each mistake", async () => {
        const { code, stdout, stderr } = await project.preview();
        const printed = stdout + stderr;

        expect(code, printed).to.not.equal(0);
        for (const sentence of sentences) expect(printed.replace(/\s+/g, " ")).to.contain(sentence);
        for (const rule of ["database-not-public", "alarm-has-action", "alarm-threshold-bounds", "required-tags"]) {
            expect(printed).to.contain(rule);
        }
    });
});
