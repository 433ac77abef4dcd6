import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

describe("who keeps the password", () => {
    const decided = (args: Partial<ManagedDatabaseArgs>) =>
        resolveSettings("main", { network, alarmTopicArn, ...args }).ownPassword;

    it("is RDS, unless it does not manage the password of such a database", () => {
        expect(decided({})).to.equal(false);
        expect(decided({ replicas: {} })).to.equal(false);
        expect(decided({ replicas: { reports: {} } })).to.equal(true);
        expect(decided({ blueGreen: true })).to.equal(true);
        expect(decided({ ownPassword: true })).to.equal(true);
    });

    it("cannot be RDS there", () => {
        const complaint = (args: Partial<ManagedDatabaseArgs>) =>
            messageOf(() => decided({ ownPassword: false, ...args }));
        const sentence = (what: string) =>
            `ManagedDatabase "main": ownPassword is false, but RDS manages no password of a database with ${what}; remove it.`;
        expect(complaint({ replicas: { reports: {} } })).to.equal(sentence("replicas"));
        expect(complaint({ blueGreen: true })).to.equal(sentence("blueGreen"));
        expect(complaint({})).to.equal("");
    });

    it("decides whether there is an alarm to tune", () => {
        const alarms = { "rotation-failures": { silencedBecause: "a test database" } };
        expect(messageOf(() => decided({ alarms }))).to.contain("alarms.rotation-failures is none of its alarms;");
        expect(messageOf(() => decided({ alarms, ownPassword: true }))).to.equal("");
    });
});
