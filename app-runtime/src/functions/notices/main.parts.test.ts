import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { expect } from "chai";
import { bundleFunction } from "../../artefact/bundle-function.js";
import { clientOptions } from "../../common/aws/control-clients.js";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { callBundle, type BundleCall } from "../testing/called-bundle.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import { createTopicWithQueue, type EmulatedTopic } from "../testing/emulated-topic.js";
import { EmulatedSes } from "./emulated-ses.fixtures.test.js";
import type { NoticesEnvironment } from "./environment.js";

const year = new Date().getUTCFullYear() + 1;
/** Names as hostile as S3, SES and mailboxes may get them. */
const rows = [
    { person: "ana", name: "Ana\r\nBcc: all@example.com <b>", day: "05", phone: "+4915112345678", sms: true },
    { person: "ben", name: "בן 👩‍🚒 \u202egnp.exe", day: "05" },
    { person: "gone", name: "Gone", day: "06" },
].map(({ person, day, ...more }) => ({
    ...more,
    email: `${person}@example.com`,
    ...{ start: `${year}-10-${day}T08:00`, end: `${year}-10-${day}T16:30`, timeZone: "Europe/Berlin" },
    ...{ place: "Main desk", addedBy: "Petra" },
}));

describe("notices, bundled, against the emulator", function () {
    this.timeout(120_000);
    const environment = { ...process.env };
    let emulator: AwsEmulator;
    let ses: EmulatedSes;
    let topic: EmulatedTopic;
    let folder: string;
    let bundle: string;
    let endpoint: string;
    let s3: S3Client;

    before(async () => {
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
        folder = await mkdtemp(path.join(tmpdir(), "notices-"));
        bundle = (await bundleFunction("notices", folder)).path;
        ses = new EmulatedSes(emulator);
        endpoint = await ses.start();
        await createStateTable(emulator, "state");
        topic = await createTopicWithQueue(emulator, "administrators");
        const options = clientOptions(emulatedPlace(emulator));
        await new SESv2Client(options).send(new CreateEmailIdentityCommand({ EmailIdentity: "shifts@example.com" }));
        s3 = new S3Client({ ...options, forcePathStyle: true });
        await s3.send(
            new CreateBucketCommand({
                Bucket: "files",
                CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
            }),
        );
    });
    after(async () => {
        process.env = environment;
        await ses.stop();
        await emulator.stop();
        await rm(folder, { recursive: true, force: true });
    });

    const call = (event: unknown): Promise<BundleCall> => {
        const variables = {
            ENVIRONMENT_NAME: "dev",
            AWS_REGION: emulator.region,
            STATE_TABLE: "state",
            ADMINISTRATORS_TOPIC_ARN: topic.arn,
            SENDER_ADDRESS: "shifts@example.com",
            REPLY_ADDRESS: "desk@example.com",
            AWS_ENDPOINT_URL: endpoint,
        } satisfies NoticesEnvironment;
        return callBundle(bundle, event, { ...emulator.environment, ...variables });
    };
    const put = async (key: string, body: string | Buffer): Promise<BundleCall> => {
        await s3.send(new PutObjectCommand({ Bucket: "files", Key: key, Body: body }));
        return call(putEvent(key));
    };
    const addressees = (): readonly string[] => ses.mails.flatMap(({ Destination }) => Destination.ToAddresses);

    it("is one file of at most 1 MB", async () => {
        expect((await stat(bundle)).size).to.be.at.most(1_048_576);
    });

    it("mails each person once and sends the SMS, though SES throttles and the event comes three times", async () => {
        ses.suppressed.push("gone@example.com");
        ses.throttles = 2;
        const first = await put("shifts/öct 1.json", JSON.stringify([...rows, { ...rows[0], email: "no address" }]));
        expect(first.error, first.log).to.equal(undefined);
        await call(putEvent("shifts/öct 1.json"));
        await call(putEvent("shifts/öct 1.json"));

        expect(addressees()).to.deep.equal(["ana@example.com", "ben@example.com"]);
        const kept = await modelsOf(emulator, "ses", "Message");
        expect(kept).to.have.lengthOf(2);
        expect(JSON.stringify(kept[0])).to.contain("New shift on").and.to.contain("Ana Bcc: all@example.com");
        expect(JSON.stringify(ses.mails[0])).to.contain("<mailto:desk@example.com?subject=unsubscribe>");
        expect(JSON.stringify(ses.mails)).not.to.contain("\u202e");

        const told = await topic.received();
        expect(told, "one report").to.have.lengthOf(1);
        expect(JSON.stringify(told)).to.contain("Row 3: mails to the address came back").and.to.contain("Row 4, email");
        expect(first.log).not.to.match(/ana@|ben@|\+49|Ana/);
    });

    it("mails only what is new of a file that is put again, also as CSV", async () => {
        const before = addressees().length;
        const columns = ["name", "email", "start", "end", "timeZone", "place", "addedBy"] as const;
        const lines = [rows[1], { ...rows[1], start: `${year}-10-09T08:00`, end: `${year}-10-09T12:00` }].map((row) =>
            columns.map((column) => JSON.stringify(new Map(Object.entries(row ?? {})).get(column))).join(","),
        );
        const { error, log } = await put("shifts/again.csv", [columns.join(","), ...lines].join("\r\n"));

        expect(error, log).to.equal(undefined);
        expect(addressees().slice(before)).to.deep.equal(["ben@example.com"]);
        expect(JSON.stringify(ses.mails.at(-1)))
            .to.contain("9 October")
            .and.not.to.contain("5 October");
    });

    it("fails the call while SES throttles, and goes on where it was", async () => {
        const before = addressees().length;
        const text = JSON.stringify(["kim", "lea"].map((name) => ({ ...rows[1], name, email: `${name}@example.com` })));
        ses.throttles = 1_000;
        const { error } = await put("shifts/more.json", text);
        expect(error).to.match(/^NoticesUnfinished: .*TooManyRequestsException/);
        ses.throttles = 0;
        await call(putEvent("shifts/more.json"));

        expect(addressees().slice(before)).to.deep.equal(["kim@example.com", "lea@example.com"]);
    });

    it("refuses an empty and a huge object with a sentence to administrators, and does not fail", async () => {
        await topic.received();
        const outcomes = [
            await put("shifts/empty.json", ""),
            await put("shifts/huge.csv", Buffer.alloc(6 * 1_024 * 1_024, "x")),
            await call(putEvent("shifts/nowhere.json")),
        ];

        expect(outcomes.map(({ error }) => error)).to.deep.equal([undefined, undefined, undefined]);
        expect(
            (await topic.received()).map((message) => JSON.stringify(message).match(/It [^;]*;/)?.[0]),
        ).to.deep.equal([
            "It is empty;",
            "It has 6.0 MB or more, at most 5 MB are allowed;",
            "It was deleted before it could be read;",
        ]);
    });

    it("tells administrators at once of an alarm, and once though it comes twice", async () => {
        const alarm = {
            AlarmName: "web-cpu-high",
            NewStateValue: "ALARM",
            StateChangeTime: "2026-10-01T10:06:12.345+0000",
            Trigger: { MetricName: "CPUUtilization", Threshold: 50, ComparisonOperator: "GreaterThanThreshold" },
        };
        const event = { Records: [{ EventSource: "aws:sns", Sns: snsOf("m-1", alarm) }] };
        await call(event);
        await call(event);

        const told = await topic.received();
        expect(told).to.have.lengthOf(1);
        expect(told[0]).to.have.nested.property("incident.summary", "dev: processor use is above 50 %");
    });

    it("fails with a sentence for each variable that is missing", async () => {
        const { error, log } = await callBundle(bundle, {}, {});
        expect(error).to.match(/^EnvironmentError|set it to/);
        expect(log).to.contain("SENDER_ADDRESS is not set");
    });
});

const snsOf = (id: string, content: unknown): unknown => ({
    MessageId: id,
    TopicArn: "arn:aws:sns:eu-west-1:123456789012:alarms",
    Message: JSON.stringify(content),
    Timestamp: "2026-10-01T10:06:13.000Z",
});

function putEvent(key: string): unknown {
    const encoded = encodeURIComponent(key).replaceAll("%2F", "/").replaceAll("%20", "+");
    const s3 = { bucket: { name: "files" }, object: { key: encoded } };
    return { Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 }] };
}

/** What the emulator keeps of one kind. */
async function modelsOf(emulator: AwsEmulator, service: string, model: string): Promise<readonly unknown[]> {
    const answer = await fetch(`${emulator.endpoint}/moto-api/data.json`);
    const data: Record<string, Record<string, unknown[]>> = JSON.parse(await answer.text());
    return data[service]?.[model] ?? [];
}
