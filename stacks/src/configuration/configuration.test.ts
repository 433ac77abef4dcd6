import { certifiedRegions } from "@evenkeel/app-runtime";
import { NatGateways } from "@evenkeel/components";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { readConfiguration } from "./configuration.js";
import type { ConfigurationSource } from "./source.js";

/** A configuration of the least that must be said. */
const enough = {
    "aws:region": "eu-west-1",
    "evenkeel:tier": "dev",
    "evenkeel:owner": "platform",
    "evenkeel:allowFrom": '["203.0.113.0/24"]',
};

function source(values: Record<string, string>, secrets: readonly string[] = []): ConfigurationSource {
    return { project: "evenkeel", stack: "dev", values, isSecret: (key) => secrets.includes(key) };
}

/** What is wrong with `enough` when `changes` are made to it; `undefined` removes a key. */
function problemsOf(changes: Record<string, string | undefined>, secrets?: readonly string[]): string[] {
    const merged: Record<string, string | undefined> = { ...enough, ...changes };
    const values = Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined);
    try {
        readConfiguration(source(Object.fromEntries(values), secrets));
    } catch (error) {
        if (pulumi.RunError.isInstance(error)) {
            return error.message.split("\n").flatMap((line) => (line.startsWith("  - ") ? [line.slice(4)] : []));
        }
        throw error;
    }
    return [];
}

describe("the networks that may reach the manager", () => {
    const manager = (ranges: unknown) => ({ "evenkeel:manager": JSON.stringify({ allowFrom: ranges }) });

    it("are taken as they are", () => {
        const { manager: read } = readConfiguration(source({ ...enough, ...manager(["203.0.113.0/24"]) }));

        expect(read).to.deep.equal({ allowFrom: ["203.0.113.0/24"] });
    });

    it("are never everybody, nobody, or nothing that can be read", () => {
        expect(problemsOf(manager(["0.0.0.0/0"])).join()).to.contain(
            "the ranges of those who administer, /16 or smaller",
        );
        expect(problemsOf(manager([])).join()).to.contain("at least one address range");
        expect(problemsOf(manager(["office"])).join()).to.contain('"203.0.113.0/24"');
        expect(problemsOf({ "evenkeel:manager": "true" }).join()).to.contain("use an object with allowFrom");
    });
});

describe("the cache that nodes share", () => {
    it("may be asked for as it is, or with another size", () => {
        for (const given of [{}, { nodeType: "cache.m7g.large" }]) {
            const values = { ...enough, "evenkeel:sharedCache": JSON.stringify(given) };
            expect(readConfiguration(source(values)).sharedCache).to.deep.equal(given);
        }
    });

    it("has a node type of ElastiCache and nothing else", () => {
        const nodeType = JSON.stringify({ nodeType: "t4g.small" });
        expect(problemsOf({ "evenkeel:sharedCache": nodeType }).join()).to.contain('such as "cache.t4g.small"');
        expect(problemsOf({ "evenkeel:sharedCache": "true" }).join()).to.contain("use an object with nodeType");
    });
});

describe("readConfiguration", () => {
    it("decides everything else from the tier", () => {
        expect(readConfiguration(source(enough))).to.deep.equal({
            environment: "dev",
            tier: "dev",
            owner: "platform",
            aws: { region: "eu-west-1" },
            zones: ["eu-west-1a", "eu-west-1b"],
            natGateways: NatGateways.Single,
            allowFrom: ["203.0.113.0/24"],
            alertEmails: {},
            alertPhones: {},
            pagerDuty: undefined,
            certificateArn: undefined,
            siteName: undefined,
            costs: undefined,
            manager: undefined,
            sharedCache: undefined,
            uptime: undefined,
            notices: undefined,
            newRelic: undefined,
            web: { instanceType: "t3.micro", minSize: 1, maxSize: 2 },
            database: {
                engine: "postgres",
                version: undefined,
                instanceClass: "db.t4g.micro",
                allocatedStorage: undefined,
                maxAllocatedStorage: undefined,
                allowMajorVersionUpgrade: false,
                multiAz: false,
                backupRetentionDays: 7,
            },
            deletionProtection: false,
            keepData: false,
            logRetentionDays: 14,
            firewall: false,
            blockAttackers: false,
            neverBlock: [],
            guardianDryRun: false,
            reservesConcurrency: false,
        });
    });

    it("takes what is said over what the tier says", () => {
        const configuration = readConfiguration(
            source({
                ...enough,
                "aws:allowedAccountIds": '["111122223333"]',
                "evenkeel:zones": '["eu-west-1b", "eu-west-1c"]',
                "evenkeel:alertEmails": '{"on-call": "team@example.com"}',
                "evenkeel:certificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b",
                "evenkeel:siteName": "www.example.com",
                "evenkeel:alertPhones": '{"on-call-phone": "+441632960000"}',
                "evenkeel:deletionProtection": "true",
                "evenkeel:costs": '{"monthlyBudgetUsd": 300}',
                "evenkeel:database": '{"engine": "mysql", "version": "8.4", "allocatedStorage": 40}',
                "evenkeel:web": '{"maxSize": 5}',
            }),
        );

        expect(configuration).to.deep.include({
            aws: { region: "eu-west-1", allowedAccountIds: ["111122223333"] },
            zones: ["eu-west-1b", "eu-west-1c"],
            alertEmails: { "on-call": "team@example.com" },
            certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b",
            siteName: "www.example.com",
            alertPhones: { "on-call-phone": "+441632960000" },
            deletionProtection: true,
            costs: { monthlyBudgetUsd: 300 },
            web: { instanceType: "t3.micro", minSize: 1, maxSize: 5 },
        });
        expect(configuration.database).to.include({ engine: "mysql", version: "8.4", allocatedStorage: 40 });
        expect(configuration.database.instanceClass).to.equal("db.t4g.micro");
    });

    it("takes text that looks like a number as text", () => {
        expect(readConfiguration(source({ ...enough, "evenkeel:owner": "007" })).owner).to.equal("007");
    });

    it("says what is missing and what to set it to", () => {
        const missing = Object.fromEntries(Object.keys(enough).map((key) => [key, undefined]));

        expect(problemsOf(missing)).to.deep.equal([
            'aws:region is not set; use a region such as "eu-west-1", outside China.',
            "evenkeel:tier is not set; use dev, test or prod.",
            "evenkeel:owner is not set; use the name of a team or person: 1 to 256 letters, digits, spaces or _ . : / = + - @.",
            'evenkeel:allowFrom is not set; use a list of address ranges such as ["203.0.113.0/24"], or ["0.0.0.0/0"] for everybody.',
        ]);
    });

    it("lists everything that is wrong at once, and where to set it right", () => {
        const read = () =>
            readConfiguration(
                source({
                    "aws:region": "eu-west-1",
                    "evenkeel:tier": "prd",
                    "evenkeel:ownr": "platform",
                    "evenkeel:zones": '["us-east-1a", "eu-west-1b"]',
                    "evenkeel:web": '{"minSize": 4, "maxSize": 2}',
                }),
            );

        expect(read).to.throw(
            pulumi.RunError,
            [
                'The configuration of stack "dev" has 6 problems:',
                '  - evenkeel:tier is "prd"; use dev, test or prod (did you mean "prod"?).',
                "  - evenkeel:owner is not set; use the name of a team or person: 1 to 256 letters, digits, spaces or _ . : / = + - @.",
                '  - evenkeel:allowFrom is not set; use a list of address ranges such as ["203.0.113.0/24"], or ["0.0.0.0/0"] for everybody.',
                "  - evenkeel:ownr is not a known key; did you mean evenkeel:owner? Known are tier, owner, allowFrom, zones, alertEmails, alertPhones, pagerDuty, certificateArn, siteName, plainHttp, deletionProtection, costs, database, manager, sharedCache, uptime, notices, blockAttackers, neverBlock, guardianDryRun, newRelic and web.",
                '  - evenkeel:zones names us-east-1a, but aws:region is "eu-west-1"; use zones of that region, such as "eu-west-1a".',
                "  - evenkeel:web.minSize is 4 but maxSize is 2; set maxSize to 4 or more, or minSize to 2 or less.",
                'Edit Pulumi.dev.yaml, set a key with "pulumi config set <key> <value> --stack dev", or correct what this run was given with -c.',
            ].join("\n"),
        );
    });

    const refused: readonly [what: string, changes: Record<string, string | undefined>, problem: string][] = [
        [
            "an unknown key inside an object",
            { "evenkeel:database": '{"engin": "mysql"}' },
            "evenkeel:database.engin is not a known key; did you mean evenkeel:database.engine? Known are engine, version, instanceClass, allocatedStorage, maxAllocatedStorage and allowMajorVersionUpgrade.",
        ],
        [
            "an unknown key that resembles none",
            { "evenkeel:colour": "red" },
            "evenkeel:colour is not a known key; use tier, owner, allowFrom, zones, alertEmails, alertPhones, pagerDuty, certificateArn, siteName, plainHttp, deletionProtection, costs, database, manager, sharedCache, uptime, notices, blockAttackers, neverBlock, guardianDryRun, newRelic and web.",
        ],
        [
            "a key of the provider that would have no effect",
            { "aws:assumeRoles": "[]" },
            "aws:assumeRoles is not a known key; use region, profile and allowedAccountIds.",
        ],
        [
            "a key whose namespace is misspelt",
            { "evenkel:zones": "[]" },
            "evenkel:zones is read by nobody; did you mean evenkeel:zones?",
        ],
        [
            "an engine that there is not",
            { "evenkeel:database": '{"engine": "oracle"}' },
            'evenkeel:database.engine is "oracle"; use postgres or mysql.',
        ],
        [
            "a version that YAML made a number of",
            { "evenkeel:database": '{"version": 17}' },
            'evenkeel:database.version is 17; use a major version in quotation marks, such as "17" or "8.4".',
        ],
        [
            "a size that is no number",
            { "evenkeel:web": '{"maxSize": "many"}' },
            'evenkeel:web.maxSize is "many"; use a whole number from 1 to 100.',
        ],
        [
            "an object that is none",
            { "evenkeel:web": "large" },
            'evenkeel:web is "large"; use an object with instanceType, minSize and maxSize, all of them optional.',
        ],
        [
            "a flag that is none",
            { "evenkeel:deletionProtection": "yes" },
            'evenkeel:deletionProtection is "yes"; use true or false.',
        ],
        [
            "an address without a name",
            { "evenkeel:alertEmails": "team@example.com" },
            'evenkeel:alertEmails is "team@example.com"; use e-mail addresses by name, such as {"on-call": "team@example.com"}.',
        ],
        [
            "an address that is none",
            { "evenkeel:alertEmails": '{"on-call": "nobody"}' },
            'evenkeel:alertEmails.on-call is "nobody"; use an e-mail address such as "team@example.com".',
        ],
        [
            "a name that resources cannot be called by",
            { "evenkeel:alertEmails": '{"On call": "team@example.com"}' },
            "evenkeel:alertEmails.On call has a name that does not fit; use a name of lower-case letters, digits and dashes.",
        ],
        [
            "an address range that is none",
            { "evenkeel:allowFrom": '["203.0.113.0/33"]' },
            'evenkeel:allowFrom[0] is "203.0.113.0/33"; use an address range such as "203.0.113.0/24", or "0.0.0.0/0" for everybody.',
        ],
        [
            "a single zone",
            { "evenkeel:zones": '["eu-west-1a"]' },
            'evenkeel:zones is ["eu-west-1a"]; name at least two zones: the load balancer and the database need them.',
        ],
        [
            "a list that ends too early",
            { "evenkeel:zones": '["eu-west-1a",' },
            'evenkeel:zones is "[\\"eu-west-1a\\","; use a list of availability zones such as ["eu-west-1a", "eu-west-1b"] (as JSON it cannot be read: Unexpected end of JSON input).',
        ],
        [
            "a zone that is named twice",
            { "evenkeel:zones": '["eu-west-1a", "eu-west-1a"]' },
            "evenkeel:zones names eu-west-1a twice; name every zone once.",
        ],
        [
            "a region whose zones cannot be guessed",
            { "aws:region": "us-west-1" },
            'evenkeel:zones is not set, and which zones of us-west-1 an account has cannot be told from its name; name two or three of those that "aws ec2 describe-availability-zones --region us-west-1" lists.',
        ],
        [
            "a certificate of another region",
            {
                "evenkeel:certificateArn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b",
                "evenkeel:siteName": "www.example.com",
            },
            'evenkeel:certificateArn is of region us-east-1, but aws:region is "eu-west-1"; use a certificate of that region.',
        ],
        [
            "a certificate without the name that it is for",
            { "evenkeel:certificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b" },
            'evenkeel:siteName is not set, and what asks the site whether it is well has to ask for the name that its certificate is for; use one such as "www.example.com".',
        ],
        [
            "a name without a certificate",
            { "evenkeel:siteName": "www.example.com" },
            'evenkeel:siteName is "www.example.com", but there is no certificate for it; name one as evenkeel:certificateArn, or remove the name.',
        ],
        [
            "a telephone that is called as somebody's address is",
            {
                "evenkeel:alertEmails": '{"on-call": "team@example.com"}',
                "evenkeel:alertPhones": '{"on-call": "+441632960000"}',
            },
            'evenkeel:alertPhones and evenkeel:alertEmails both name on-call; use another name for the telephone, such as "on-call-phone".',
        ],
        [
            "a person who is called as the service is",
            { "evenkeel:alertPhones": '{"pagerduty": "+441632960000"}' },
            'evenkeel:alertPhones names somebody "pagerduty", and "pagerduty" and names that end with "-notices" are taken; use another one.',
        ],
        [
            "a number that no telephone has",
            { "evenkeel:alertPhones": '{"on-call": "01632960000"}' },
            'evenkeel:alertPhones.on-call is "01632960000"; use a number with the code of its country, such as "+441632960000".',
        ],
        [
            "questions from outside to who lets nobody in",
            { "evenkeel:uptime": "{}" },
            'evenkeel:uptime has the site asked from outside, and evenkeel:allowFrom lets in 203.0.113.0/24 only; allow "0.0.0.0/0", or remove evenkeel:uptime.',
        ],
        [
            "a time zone that there is not",
            { "evenkeel:allowFrom": '["0.0.0.0/0"]', "evenkeel:uptime": '{"timeZone": "Europe/Berlyn"}' },
            'evenkeel:uptime.timeZone is "Europe/Berlyn"; use a time zone such as "Europe/Berlin".',
        ],
        [
            "an offset in the place of a time zone",
            { "evenkeel:allowFrom": '["0.0.0.0/0"]', "evenkeel:uptime": '{"timeZone": "+02:00"}' },
            'evenkeel:uptime.timeZone is "+02:00"; use a time zone such as "Europe/Berlin".',
        ],
        [
            "a pager whose failure nobody would hear of",
            {
                "evenkeel:pagerDuty":
                    '{"routingKeySecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:pager-a1b2c3"}',
            },
            "evenkeel:pagerDuty pages, and nobody would hear of a page that fails; name somebody in evenkeel:alertEmails or evenkeel:alertPhones too.",
        ],
        [
            "a secret of another region",
            {
                "evenkeel:newRelic":
                    '{"licenseKeySecretArn": "arn:aws:secretsmanager:us-east-1:111122223333:secret:new-relic-a1b2c3"}',
            },
            'evenkeel:newRelic.licenseKeySecretArn is of region us-east-1, but aws:region is "eu-west-1"; use a secret of that region.',
        ],
        [
            "a goal that the reporter does not take",
            { "evenkeel:allowFrom": '["0.0.0.0/0"]', "evenkeel:uptime": '{"goalPercent": 99.9555}' },
            "evenkeel:uptime.goalPercent is 99.9555; use at most three decimals, such as 99.95.",
        ],
        [
            "mails from nobody",
            { "evenkeel:notices": '{"replyTo": "team@example.com"}' },
            'evenkeel:notices.sender is not set; use an e-mail address such as "shifts@example.com".',
        ],
        [
            "a key in the place of its secret's ARN",
            { "evenkeel:newRelic": '{"licenseKeySecretArn": "eu01xx"}' },
            'evenkeel:newRelic.licenseKeySecretArn is "eu01xx"; use the ARN of a secret, such as "arn:aws:secretsmanager:eu-west-1:111122223333:secret:vendor-key-a1b2c3".',
        ],
        [
            "a service region that there is not",
            {
                "evenkeel:alertEmails": '{"on-call": "team@example.com"}',
                "evenkeel:pagerDuty":
                    '{"routingKeySecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:pager-a1b2c3", "region": "asia"}',
            },
            'evenkeel:pagerDuty.region is "asia"; use us or eu.',
        ],
        [
            "a budget of nothing",
            { "evenkeel:costs": '{"monthlyBudgetUsd": 0}' },
            "evenkeel:costs.monthlyBudgetUsd is 0; use a whole number from 1 to 10000000.",
        ],
        [
            "an instance type that cannot run the application",
            { "evenkeel:web": '{"instanceType": "t4g.small"}' },
            'evenkeel:web.instanceType is "t4g.small", which has an Arm processor, and the application is built for x86-64; use a type such as "t3.small".',
        ],
        [
            "a single instance where one must be able to fail",
            { "evenkeel:tier": "test", "evenkeel:web": '{"minSize": 1}' },
            'evenkeel:web.minSize is 1; tier "test" needs 2 or more, so that one instance can fail.',
        ],
        [
            "a prod that nobody is told about",
            { "evenkeel:tier": "prod", "evenkeel:plainHttp": "true" },
            'evenkeel:alertEmails names nobody, and tier "prod" must not fail unseen; use e-mail addresses by name, such as {"on-call": "team@example.com"}.',
        ],
        [
            "a prod whose pages can be read on their way, unless that is said",
            { "evenkeel:tier": "prod", "evenkeel:alertEmails": '{"on-call": "team@example.com"}' },
            'evenkeel:certificateArn is not set, and what visitors of tier "prod" send must not be readable on its way; name a certificate in ACM, or set evenkeel:plainHttp to true until there is one.',
        ],
        [
            "a prod whose addresses are wrong, which is not said twice",
            { "evenkeel:tier": "prod", "evenkeel:plainHttp": "true", "evenkeel:alertEmails": '{"on-call": "nobody"}' },
            'evenkeel:alertEmails.on-call is "nobody"; use an e-mail address such as "team@example.com".',
        ],
        [
            "plain HTTP beside a certificate",
            {
                "evenkeel:plainHttp": "true",
                "evenkeel:certificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b",
                "evenkeel:siteName": "www.example.com",
            },
            "evenkeel:plainHttp is true although there is a certificate; remove one of them.",
        ],
        [
            "a region whose databases nobody vouches for",
            { "aws:region": "mx-central-1" },
            `aws:region is "mx-central-1", and the certificates that the artefact carries vouch for no database there; use one of ${certifiedRegions().join(", ")}.`,
        ],
        [
            "a region whose host names the instances don't know",
            { "aws:region": "cn-north-1" },
            'aws:region is "cn-north-1"; use a region such as "eu-west-1", outside China.',
        ],
    ];
    for (const [what, changes, problem] of refused) {
        it(`refuses ${what}`, () => {
            expect(problemsOf(changes)).to.deep.equal([problem]);
        });
    }

    it("keeps addresses secret that are secret", async () => {
        const values = { ...enough, "evenkeel:alertEmails": '{"on-call": "team@example.com"}' };
        const address = readConfiguration(source(values, ["evenkeel:alertEmails"])).alertEmails["on-call"];

        expect(await pulumi.isSecret(pulumi.output(address))).to.equal(true);
    });

    it("never shows a secret, right or wrong", () => {
        const problems = problemsOf(
            {
                "evenkeel:owner": "right",
                "evenkeel:alertEmails": '{"on-call": "hidden"}',
                "evenkeel:database": '{"engine": "hidden"}',
                "evenkeel:tiers": "unknown",
            },
            ["evenkeel:owner", "evenkeel:alertEmails", "evenkeel:database", "evenkeel:tiers"],
        );

        expect(problems).to.deep.equal([
            "evenkeel:owner is a secret, but becomes part of names, tags or sizes that everybody with access to the account can read; set it again without --secret.",
            "evenkeel:database is a secret, but becomes part of names, tags or sizes that everybody with access to the account can read; set it again without --secret.",
            'evenkeel:alertEmails.on-call is a secret that does not fit; use an e-mail address such as "team@example.com".',
            "evenkeel:database.engine is a secret that does not fit; use postgres or mysql.",
            "evenkeel:tiers is not a known key; did you mean evenkeel:tier? Known are tier, owner, allowFrom, zones, alertEmails, alertPhones, pagerDuty, certificateArn, siteName, plainHttp, deletionProtection, costs, database, manager, sharedCache, uptime, notices, blockAttackers, neverBlock, guardianDryRun, newRelic and web.",
        ]);
    });
});
