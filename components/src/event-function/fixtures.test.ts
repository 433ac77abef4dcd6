import { type Graph, plan } from "@evenkeel/testing";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NetworkLike } from "../network/network-like.js";
import type { EventFunctionArgs } from "./args.js";
import { EventFunction } from "./event-function.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export const network = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: {},
    privateSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaaa", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbbb" },
    isolatedSubnets: { "eu-west-1a": "subnet-0cccccccccccccccc", "eu-west-1b": "subnet-0dddddddddddddddd" },
} satisfies NetworkLike;

export const topicArn = (name: string): string => `arn:aws:sns:eu-west-1:123456789012:${name}`;
export const objects = { bucketName: "logs-1a2b3c4", bucketArn: "arn:aws:s3:::logs-1a2b3c4" };

const folder = mkdtempSync(join(tmpdir(), "event-function-"));
process.once("exit", () => rmSync(folder, { recursive: true }));

/** A bundle, in a folder that goes when the tests end. */
export const codePath = join(folder, "index.cjs");
writeFileSync(codePath, "exports.handler = async () => {};\n");

/** The arguments that a function cannot do without, and a schedule. */
export const args = {
    description: "Asks the shop every minute whether it is well",
    codePath,
    alarmTopicArn: topicArn("health"),
    schedule: "rate(1 minute)",
} satisfies EventFunctionArgs;

export const config = { "aws:region": "eu-west-1" };

/** The graph of a function called `poller`, with these arguments beside the usual ones; one that is undefined takes the usual one away. */
export function planFunction(given: Partial<EventFunctionArgs> = {}): Promise<Graph> {
    return plan(() => void new EventFunction("poller", { ...args, ...given }), { config });
}

/** Arguments of a function that nothing calls but what is given. */
export function calledBy(callers: Pick<EventFunctionArgs, "objects" | "topicArns">): EventFunctionArgs {
    const { description, alarmTopicArn } = args;
    return { description, codePath, alarmTopicArn, ...callers };
}
