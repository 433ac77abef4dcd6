import { createServer } from "node:http";
import { expect } from "chai";
import { freePort } from "../../../local/free-port.js";
import { recordingHandler, type Answer } from "../../testing/sdk-contract.js";
import { AwsPost, mailInput } from "./aws-post.js";
import { Unreachable } from "./post.js";

const sender = {
    sender: { address: "shifts@example.com", name: "Shifts" },
    replyAddress: "desk@example.com",
    contactList: undefined,
    configurationSet: undefined,
    sendsTextMessages: true,
};
const mail = { subject: "New shift", text: "Hello", html: "<p>Hello</p>" };
const place = { region: "eu-west-1", endpoint: undefined };
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const done: Answer = { status: 200, body: { MessageId: "1" } };

/** A post whose requests come here, one answer after the other. */
function posting(answers: readonly Answer[], options: Partial<Parameters<typeof mailInput>[2]> = {}) {
    const left = [...answers];
    const requestHandler = recordingHandler(() => left.shift() ?? done);
    const post = new AwsPost(place, { ...sender, ...options }, { requestHandler, credentials });
    return { post, sent: requestHandler.sent };
}

const outcomeOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

describe("what SES is asked", () => {
    it("is by its own model all that was meant, with the header by which people unsubscribe", async () => {
        const { post, sent } = posting([], { configurationSet: "main" });
        await post.mail("ana@example.com", mail);

        expect(sent).to.deep.equal([
            {
                method: "POST",
                path: "/v2/email/outbound-emails",
                query: {},
                body: mailInput("ana@example.com", mail, { ...sender, configurationSet: "main" }),
            },
        ]);
        expect(sent[0]).to.have.deep.nested.property("body.Content.Simple.Headers", [
            { Name: "Auto-Submitted", Value: "auto-generated" },
            { Name: "List-Unsubscribe", Value: "<mailto:desk@example.com?subject=unsubscribe>" },
        ]);
    });

    it("leaves the headers of one click to SES where it keeps who unsubscribed", async () => {
        const { post, sent } = posting([], { contactList: "people" });
        await post.mail("ana@example.com", mail);

        expect(post.unsubscription).to.equal("ses");
        expect(sent[0]).to.have.deep.nested.property("body.ListManagementOptions", {
            ContactListName: "people",
            TopicName: "shifts",
        });
        expect(JSON.stringify(sent[0])).not.to.contain("List-Unsubscribe");
    });

    it("is asked again after a pause where SES throttles", async () => {
        const throttled: Answer = { status: 429, error: "TooManyRequestsException", body: {} };
        const { post, sent } = posting([throttled, throttled]);
        await post.mail("ana@example.com", mail);

        expect(sent).to.have.lengthOf(3);
    });

    it("fails with what SES says where it refuses all, and as unreachable where it refuses the address", async () => {
        const refusing = (error: string, contactList?: string): Promise<unknown> =>
            outcomeOf(posting([{ status: 400, error, body: {} }], { contactList }).post.mail("ana@example.com", mail));

        expect(await refusing("MessageRejected")).to.have.property("name", "MessageRejected");
        expect(await refusing("BadRequestException"))
            .to.be.instanceOf(Unreachable)
            .and.have.property("message")
            .that.does.not.contain("ana");
        expect(await refusing("BadRequestException", "people"))
            .to.be.instanceOf(Unreachable)
            .and.have.property("message")
            .that.contains('list "people" has no topic "shifts"');
    });

    it("tells of the asked addresses on its suppression list, over all of its pages", async () => {
        const page = (EmailAddress: string, Reason: string, NextToken?: string): Answer => ({
            status: 200,
            body: { SuppressedDestinationSummaries: [{ EmailAddress, Reason, LastUpdateTime: 1 }], NextToken },
        });
        const { post, sent } = posting([
            page("Ana@example.com", "BOUNCE", "more"),
            page("other@example.com", "BOUNCE", "last"),
            page("ben@example.com", "COMPLAINT"),
        ]);
        const found = await post.suppressed(new Set(["ana@example.com", "ben@example.com", "zoe@example.com"]));

        expect([...found.keys()]).to.deep.equal(["ana@example.com", "ben@example.com"]);
        expect([...found.values()].map((why) => why.split(" (")[0])).to.deep.equal([
            "mails to the address came back",
            "mails to the address were reported as unwanted",
        ]);
        expect(sent.map(({ method, path, query }) => [method, path, query])).to.deep.equal([
            ["GET", "/v2/email/suppression/addresses", { PageSize: "1000" }],
            ["GET", "/v2/email/suppression/addresses", { PageSize: "1000", NextToken: "more" }],
            ["GET", "/v2/email/suppression/addresses", { PageSize: "1000", NextToken: "last" }],
        ]);
    });
});

describe("what is sent once", () => {
    it("is what SES is slow to answer: who is silent for more than five seconds is not asked again", async function () {
        this.timeout(20_000);
        let asked = 0;
        const server = createServer((_, response) => {
            asked += 1;
            setTimeout(() => response.setHeader("content-type", "application/json").end('{"MessageId":"1"}'), 6_000);
        });
        const port = await freePort();
        await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
        try {
            const slow = { region: "eu-west-1", endpoint: `http://127.0.0.1:${port}` };
            await new AwsPost(slow, sender, { credentials }).mail("ana@example.com", mail);
            expect(asked).to.equal(1);
        } finally {
            server.close();
            server.closeAllConnections();
        }
    });

    it("is no SMS where they are switched off, which is said of the person", async () => {
        const { post, sent } = posting([], { sendsTextMessages: false });
        const outcome = await outcomeOf(post.sms("+441632960000", "New shift"));

        expect(outcome).to.be.instanceOf(Unreachable).and.have.property("message", "SMS are switched off here");
        expect(sent).to.deep.equal([]);
    });
});
