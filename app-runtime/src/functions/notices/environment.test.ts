import { expect } from "chai";
import { EnvironmentError } from "../../common/environment.js";
import { readSettings, type NoticesEnvironment } from "./environment.js";

const required = {
    ENVIRONMENT_NAME: "dev",
    AWS_REGION: "eu-west-1",
    STATE_TABLE: "state",
    ADMINISTRATORS_TOPIC_ARN: "arn:topic",
    SENDER_ADDRESS: "shifts@example.com",
    REPLY_ADDRESS: "desk@example.com",
} satisfies NoticesEnvironment;

function problemsOf(variables: Readonly<Record<string, string>>): readonly string[] {
    try {
        readSettings(variables);
        return [];
    } catch (error) {
        return error instanceof EnvironmentError ? error.problems : [];
    }
}

describe("the environment of notices", () => {
    it("has safe defaults for all that need not be said", () => {
        expect(readSettings(required)).to.deep.equal({
            environmentName: "dev",
            region: "eu-west-1",
            endpoint: undefined,
            stateTable: "state",
            administratorsTopic: "arn:topic",
            sender: { address: "shifts@example.com", name: "Shifts" },
            replyAddress: "desk@example.com",
            contactList: undefined,
            sendsTextMessages: true,
            configurationSet: undefined,
        });
    });

    it("takes all that can be said", () => {
        const settings = readSettings({ ...required, SENDER_NAME: "Ana's desk", CONTACT_LIST: "people" });
        expect(settings).to.deep.include({ contactList: "people" });
        expect(settings.sender.name).to.equal("Ana's desk");
    });

    it("names everything that is missing at once", () => {
        expect(problemsOf({}).map((problem) => problem.split(" ")[0])).to.have.members(Object.keys(required));
    });

    it("refuses what could become another header", () => {
        expect(problemsOf({ ...required, SENDER_NAME: 'a" <x@y.z>' })[0]).to.match(
            /^SENDER_NAME is .*; set it to at most/,
        );
        expect(problemsOf({ ...required, REPLY_ADDRESS: "a@b.cd, e@f.gh" })[0]).to.match(/^REPLY_ADDRESS is/);
    });
});
