import { expect } from "chai";
import { EnvironmentError } from "../../common/environment.js";
import { readSettings, type TrafficAnalyserEnvironment } from "./environment.js";

const set = (family: number): string =>
    `arn:aws:wafv2:eu-west-1:123456789012:regional/ipset/blocked-${family}/0b1c2d3e-0000-0000-0000-00000000000${family}`;

const variables = {
    ENVIRONMENT_NAME: "prod",
    STATE_TABLE: "state",
    ALERT_TOPIC_ARN: "arn:aws:sns:eu-west-1:123456789012:attacks",
    LOAD_BALANCER_ARN:
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/evenkeel-prod-web/50dc6c495c0c9188",
    AWS_REGION: "eu-west-1",
} satisfies TrafficAnalyserEnvironment;

function problemsOf(changes: Partial<TrafficAnalyserEnvironment>): readonly string[] {
    try {
        readSettings({ ...variables, ...changes });
    } catch (error) {
        if (error instanceof EnvironmentError) return error.problems;
        throw error;
    }
    return [];
}

describe("the environment of the traffic analyser", () => {
    it("only counts, for an hour, a thousand at most, unless it is told otherwise", () => {
        expect(readSettings(variables)).to.deep.equal({
            environmentName: "prod",
            region: "eu-west-1",
            endpoint: undefined,
            stateTable: "state",
            alertTopic: variables.ALERT_TOPIC_ARN,
            noticesTopic: variables.ALERT_TOPIC_ARN,
            balancer: "app/evenkeel-prod-web/50dc6c495c0c9188",
            mode: "count",
            sets: {},
            blockMinutes: 60,
            mostBlocked: 1_000,
            allowedNetworks: [],
            allowedAgents: [],
        });
    });

    it("takes two sets to block, networks parted by blanks, and user agents parted by commas", () => {
        const settings = readSettings({
            ...variables,
            MODE: "block",
            WEB_BLOCKED_IPV4_SET_ARN: set(4),
            WEB_BLOCKED_IPV6_SET_ARN: set(6),
            ALLOWED_NETWORKS: "198.51.100.0/24 2001:db8::/32",
            ALLOWED_AGENTS: "Our Monitor/1, Partner Bot",
        });
        expect(settings.sets).to.deep.equal({ ipv4: set(4), ipv6: set(6) });
        expect(settings.allowedNetworks).to.deep.equal(["198.51.100.0/24", "2001:db8::/32"]);
        expect(settings.allowedAgents).to.deep.equal(["Our Monitor/1", "Partner Bot"]);
    });

    it("names all that is missing", () => {
        expect(() => readSettings({ MODE: "block" }))
            .to.throw(EnvironmentError)
            .with.property("problems")
            .that.has.lengthOf(7);
    });

    for (const [what, changes, problem] of [
        ["another mode", { MODE: "ban" }, 'MODE is "ban"; set it to "count" or "block".'],
        [
            "another balancer",
            { LOAD_BALANCER_ARN: "arn:net" },
            'LOAD_BALANCER_ARN is "arn:net"; set it to the ARN of an',
        ],
        [
            "a set of CloudFront",
            { WEB_BLOCKED_IPV4_SET_ARN: set(4).replace("regional", "global") },
            "WEB_BLOCKED_IPV4_SET_ARN is",
        ],
        ["three hours", { BLOCK_MINUTES: "180" }, 'BLOCK_MINUTES is "180"; set it to a whole number from 1 to 120.'],
        ["no network", { ALLOWED_NETWORKS: "10.0.0.0/33" }, 'ALLOWED_NETWORKS: "10.0.0.0/33" is no network;'],
    ] as const) {
        it(`refuses ${what}`, () => {
            const problems = problemsOf(changes);
            expect(problems).to.have.lengthOf(1);
            expect(problems[0]).to.contain(problem);
        });
    }
});
