import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import path from "node:path";
import { messageOf } from "../common/fixtures.test.js";
import type { EventFunctionArgs } from "./args.js";
import { args, calledBy, codePath, network, objects, topicArn } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const refusal = (given: Partial<EventFunctionArgs>, name = "poller") =>
    messageOf(() => resolveSettings(name, { ...args, ...given }))
        .split("\n")
        .map((line) => line.replace('EventFunction "poller": ', ""));

describe("settings of an EventFunction", () => {
    it("are one call at a time with a schedule alone, and events that soon are of no use", () => {
        expect(resolveSettings("poller", args)).to.deep.equal({
            codePath: path.relative(process.cwd(), codePath),
            timeoutSeconds: 60,
            memoryMb: 256,
            reservedConcurrency: 1,
            maximumRetries: 2,
            maximumAgeSeconds: 900,
            logRetentionDays: 30,
            pauseMinutes: 1,
            stateProtected: true,
        });
    });

    it("are a few calls at once and all the time that there is for what comes only once", () => {
        for (const callers of [{ objects }, { topicArns: { orders: topicArn("orders") } }]) {
            expect(resolveSettings("poller", calledBy(callers))).to.include({
                reservedConcurrency: 5,
                maximumAgeSeconds: 21_600,
                pauseMinutes: undefined,
            });
            expect(resolveSettings("poller", { ...args, ...callers })).to.include({ reservedConcurrency: 5 });
        }
    });

    it("take -1 for no reservation", () => {
        expect(resolveSettings("poller", { ...args, reservedConcurrency: -1 }).reservedConcurrency).to.equal(-1);
    });

    it("refuse a name that leaves no room in the role's", () => {
        expect(refusal({}, "p".repeat(48))).to.deep.equal([
            `EventFunction "${"p".repeat(48)}": the name has 48 characters; use at most 47, because AWS takes 64 for "${"p".repeat(48)}-function" and what Pulumi adds to it.`,
        ]);
    });

    it("refuse a description that says nothing, or what Lambda and IAM do not take", () => {
        expect(refusal({ description: " " })).to.deep.equal([
            "description has 0 characters; say in 1 to 256 what it does.",
        ]);
        expect(refusal({ description: "d".repeat(257) })).to.deep.equal([
            "description has 257 characters; say in 1 to 256 what it does.",
        ]);
        expect(refusal({ description: "Fragt den Händler – jede Minute" })).to.deep.equal([
            'description has "–"; use letters and signs of western Europe, since IAM takes no others.',
        ]);
    });

    it("refuse a bundle that is not there, and a folder", () => {
        const missing = path.join(path.dirname(codePath), "missing.cjs");
        for (const wrong of [missing, path.dirname(codePath)]) {
            expect(refusal({ codePath: wrong })).to.deep.equal([
                `codePath is "${wrong}", where there is no file; make the bundle first, and name it by a path from the folder in which the program runs.`,
            ]);
        }
    });

    it("refuse a function that nothing calls", () => {
        const { description, alarmTopicArn } = args;

        expect(messageOf(() => resolveSettings("poller", { description, codePath, alarmTopicArn }))).to.equal(
            'EventFunction "poller": nothing calls it; set schedule, objects or topicArns.',
        );
    });

    it("refuse a schedule that EventBridge does not take", () => {
        expect(refusal({ schedule: "rate(1 minutes)" })).to.deep.equal([
            'schedule is "rate(1 minutes)"; write "rate(1 minute)".',
        ]);
    });

    it("refuse a bucket with the ARN of another", () => {
        expect(refusal({ objects: { ...objects, bucketArn: "arn:aws:s3:::pictures" } })).to.deep.equal([
            'objects.bucketArn is "arn:aws:s3:::pictures", which is not that of bucketName; use "arn:aws:s3:::logs-1a2b3c4".',
        ]);
    });

    it("refuse parts of keys that say nothing", () => {
        expect(refusal({ objects: { ...objects, prefix: "", suffix: "" } })).to.deep.equal([
            'objects.prefix is ""; leave it out for every object.',
            'objects.suffix is ""; leave it out for every object.',
        ]);
    });

    it("refuse topics that are misnamed, FIFO, not known as a whole, or told of the function's own failures", () => {
        const whole: Partial<EventFunctionArgs> = Object.fromEntries([["topicArns", pulumi.output({})]]);

        expect(refusal({ topicArns: { "On Call": topicArn("on-call") } })).to.deep.equal([
            'topicArns has the name "On Call"; use lower-case letters, digits and dashes, starting with a letter.',
        ]);
        expect(refusal({ topicArns: { orders: topicArn("orders.fifo") } })).to.deep.equal([
            "topicArns.orders is a FIFO topic, which calls no function; use a standard one.",
        ]);
        expect(refusal(whole)).to.deep.equal([
            "topicArns is an output as a whole, and how many there are must be known; write each name with its topic.",
        ]);
        expect(refusal({ topicArns: { health: args.alarmTopicArn } })).to.deep.equal([
            "topicArns.health is alarmTopicArn too; send the alarms where people hear of them without this function.",
        ]);
    });

    it("refuse variables that Lambda does not take, and one that the table's name is in", () => {
        expect(
            refusal({ environment: { "my-topic": "1", AWS_REGION: "2", STATE_TABLE: "3" }, state: {} }),
        ).to.deep.equal([
            'environment has "my-topic"; use two or more letters, digits and underscores, a letter first.',
            'environment has "AWS_REGION", which Lambda keeps for itself; use another name.',
            'environment has "STATE_TABLE", which state sets; remove one of the two.',
        ]);
        expect(resolveSettings("poller", { ...args, environment: { STATE_TABLE: "of another" } })).to.be.an("object");
    });

    it("refuse permissions of everything or of nothing", () => {
        expect(
            refusal({
                permissions: [
                    { actions: ["*", "sns:*", "s3:Get*"], resources: ["*"] },
                    { actions: [], resources: [] },
                ],
            }),
        ).to.deep.equal([
            'permissions[0].actions has "*" or "sns:*"; name a service and what it does, such as "sns:Publish".',
            'permissions[1].actions is empty; name what it may do, such as "sns:Publish".',
            "permissions[1].resources is empty; name the ARNs of what it may do it to.",
        ]);
    });

    it("refuse a network without private subnets", () => {
        expect(refusal({ network: { ...network, privateSubnets: {} } })).to.deep.equal([
            "network.privateSubnets is empty; name a zone and its subnet.",
        ]);
    });

    it("refuse numbers that AWS does not take", () => {
        expect(
            refusal({
                timeoutSeconds: 901,
                memoryMb: 64,
                reservedConcurrency: 0,
                maximumRetries: 3,
                maximumAgeSeconds: 30,
                logRetentionDays: 8,
            }),
        ).to.deep.equal([
            "timeoutSeconds is 901; use 1 to 900.",
            "memoryMb is 64; use 128 to 10240.",
            "reservedConcurrency is 0; use 1 or more, or -1 to reserve nothing.",
            "maximumRetries is 3; use 0 to 2.",
            "maximumAgeSeconds is 30; use 60 to 21600.",
            "logRetentionDays is 8; CloudWatch Logs keeps 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.",
        ]);
    });

    it("refuse what a schedule is to hand over where there is none", () => {
        const topicArns = { orders: "arn:aws:sns:eu-west-1:123456789012:orders" };
        expect(refusal({ schedule: undefined, topicArns, scheduleInput: { task: "report" } })).to.deep.equal([
            "scheduleInput is handed over by a schedule, and there is none; set schedule, or remove it.",
        ]);
    });

    it("refuse to tune an alarm that there is not, such as that of a schedule without one", () => {
        expect(
            messageOf(() => resolveSettings("poller", { ...calledBy({ objects }), alarms: { silent: {} } })),
        ).to.equal(
            'EventFunction "poller": alarms.silent is none of its alarms; they are errors, throttles, slow, undelivered.',
        );
    });
});
