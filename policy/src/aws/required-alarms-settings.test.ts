import { expect } from "chai";
import { SettingsReader } from "../core/settings.js";
import { readRequiredAlarms } from "./required-alarms-settings.js";
import { requiredAlarms } from "./required-alarms.js";

const database = "aws:rds/instance:Instance";
const queue = "aws:sqs/queue:Queue";

describe("the settings of required alarms", () => {
    it("are the built-in table where nothing is given", () => {
        expect([...readRequiredAlarms(new SettingsReader({})).required]).to.deep.equal([...requiredAlarms]);
    });

    it("replace what is given for a type, and leave the rest as built in", () => {
        const required = { [database]: { metrics: ["FreeableMemory"] } };
        const { required: tables } = readRequiredAlarms(new SettingsReader({ required }));

        expect(tables.get(database)).to.deep.equal({ ...requiredAlarms.get(database), metrics: ["FreeableMemory"] });
        expect(tables.size).to.equal(requiredAlarms.size);
    });

    it("add a type of the user's own", () => {
        const table = { namespace: "AWS/SQS", metrics: ["ApproximateAgeOfOldestMessage"], dimension: "QueueName" };
        const { required } = readRequiredAlarms(new SettingsReader({ required: { [queue]: table } }));

        expect(required.get(queue)).to.deep.equal({ identifier: "name", ...table });
    });

    it("refuse a type of the user's own that is not whole", () => {
        const reader = new SettingsReader({ required: { [queue]: { metrics: ["ApproximateAgeOfOldestMessage"] } } });

        expect(readRequiredAlarms(reader).required.has(queue)).to.equal(false);
        expect(reader.problems).to.deep.equal([
            `required.${queue} is not built in; give it namespace, metrics and dimension`,
        ]);
    });

    it("leave out the types that are to be ignored", () => {
        const { required } = readRequiredAlarms(new SettingsReader({ ignoredTypes: [database] }));

        expect(required.has(database)).to.equal(false);
    });
});
