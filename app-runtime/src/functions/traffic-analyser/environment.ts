import { EnvironmentReader, type Variables } from "../../common/environment.js";
import type { AddressSets } from "./block/address-set.js";
import { addressFacts } from "./tally/addresses.js";

/**
 * The environment variables of the traffic analyser: the contract between the program that deploys it and the function that reads it.
 *
 * Whoever deploys it writes its variables `satisfies TrafficAnalyserEnvironment<…>`, so that a missing one fails to compile. `Value` is what a variable is made of where it
 * is set: a plain string, or a string that is known only later.
 */
export interface TrafficAnalyserEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `prod`: what a message begins with. */
    ENVIRONMENT_NAME: Value;
    /** Name of the table that the function remembers in. */
    STATE_TABLE: Value;
    /** ARN of the topic that is told of attacks. */
    ALERT_TOPIC_ARN: Value;
    /** ARN of the topic that is told of high traffic, which is no attack and need wake nobody. @default that of attacks */
    NOTICES_TOPIC_ARN?: Value;
    /** ARN of the load balancer. Rows of others do not count, and each one's are remembered apart. */
    LOAD_BALANCER_ARN: Value;
    /** `count` tells of attacks; `block` also puts those who make them into the sets of addresses. @default "count" */
    MODE?: Value;
    /**
     * ARN of the WAF IP set of version 4 that a rule blocks: a grant of the tier named `web`, to block, sets it. Needed to block; where it counts, what the function has put there is
     * taken out.
     */
    WEB_BLOCKED_IPV4_SET_ARN?: Value;
    /** The same of version 6. */
    WEB_BLOCKED_IPV6_SET_ARN?: Value;
    /** Minutes from the last one of an attack until it may come back, 1 to 120. @default 60 */
    BLOCK_MINUTES?: Value;
    /** Addresses and networks that are blocked at a time, 1 to 9,000, the latest first. @default 1000 */
    MOST_BLOCKED?: Value;
    /** Addresses and networks that raise nothing and are never blocked, such as `198.51.100.0/24 2001:db8::/32`. @default none */
    ALLOWED_NETWORKS?: Value;
    /** Parts of user agents that raise nothing, parted by commas. Anybody can claim a user agent. @default none */
    ALLOWED_AGENTS?: Value;
    /** Region that the function runs in. Set by Lambda. */
    AWS_REGION?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** What the traffic analyser has been told, checked and converted. */
export interface TrafficAnalyserSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly stateTable: string;
    readonly alertTopic: string;
    readonly noticesTopic: string;
    /** As rows of the log name it, such as `app/web/50dc6c495c0c9188`. */
    readonly balancer: string;
    readonly mode: "count" | "block";
    /** ARNs of those that are there. */
    readonly sets: AddressSets<string>;
    readonly blockMinutes: number;
    readonly mostBlocked: number;
    readonly allowedNetworks: readonly string[];
    readonly allowedAgents: readonly string[];
}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): TrafficAnalyserSettings {
    const reader = new EnvironmentReader<keyof TrafficAnalyserEnvironment>(variables);
    const alertTopic = reader.text("ALERT_TOPIC_ARN", "the ARN of the topic that is told of attacks");
    const mode = reader.choice("MODE", { of: ["count", "block"], otherwise: "count" });
    const settings: TrafficAnalyserSettings = {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "prod"'),
        region: reader.text("AWS_REGION", 'the region of the function, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        stateTable: reader.text("STATE_TABLE", "the name of the table to remember in"),
        alertTopic,
        noticesTopic: reader.optional("NOTICES_TOPIC_ARN") ?? alertTopic,
        balancer: readBalancer(reader),
        mode,
        sets: readSets(reader, mode),
        blockMinutes: reader.wholeNumber("BLOCK_MINUTES", { lowest: 1, highest: 120, otherwise: 60 }),
        mostBlocked: reader.wholeNumber("MOST_BLOCKED", { lowest: 1, highest: 9_000, otherwise: 1_000 }),
        allowedNetworks: readNetworks(reader),
        allowedAgents: (reader.optional("ALLOWED_AGENTS") ?? "")
            .split(",")
            .map((agent) => agent.trim())
            .filter((agent) => agent !== ""),
    };
    reader.finish();
    return settings;
}

type Reader = EnvironmentReader<keyof TrafficAnalyserEnvironment>;

/** The last part of the ARN is what rows of the log have. */
function readBalancer(reader: Reader): string {
    const part = ":loadbalancer/";
    const meaning = `the ARN of an Application Load Balancer, with "${part}app/" in it`;
    const arn = reader.text("LOAD_BALANCER_ARN", meaning);
    const balancer = arn.slice(arn.indexOf(part) + part.length);
    if (arn !== "" && !arn.includes(`${part}app/`)) reader.refuse("LOAD_BALANCER_ARN", `set it to ${meaning}`);
    return balancer;
}

function readSets(reader: Reader, mode: "count" | "block"): AddressSets<string> {
    const read = (name: "WEB_BLOCKED_IPV4_SET_ARN" | "WEB_BLOCKED_IPV6_SET_ARN"): string | undefined => {
        const meaning = 'the ARN of a WAF IP set of this region, with ":regional/ipset/" in it';
        const arn = mode === "block" ? reader.text(name, meaning) : reader.optional(name);
        // A load balancer's web ACL takes no set of CloudFront's.
        if (arn && !/^arn:[^:]+:wafv2:[^:]+:\d+:regional\/ipset\/[^/]+\/[^/]+$/.test(arn)) {
            reader.refuse(name, `set it to ${meaning}`);
        }
        return arn;
    };
    const [ipv4, ipv6] = [read("WEB_BLOCKED_IPV4_SET_ARN"), read("WEB_BLOCKED_IPV6_SET_ARN")];
    return { ...(ipv4 && { ipv4 }), ...(ipv6 && { ipv6 }) };
}

function readNetworks(reader: Reader): readonly string[] {
    const networks = reader.list("ALLOWED_NETWORKS");
    try {
        addressFacts(networks);
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        reader.complain(`ALLOWED_NETWORKS: ${error.message}`);
    }
    return networks;
}
