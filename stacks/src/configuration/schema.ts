import { isTimeZone } from "@evenkeel/app-runtime";
import { DatabaseEngine } from "@evenkeel/components";
import * as z from "zod";
import type { NamespaceSchema } from "./namespace.js";
import { Tier } from "./presets.js";

/**
 * A schema whose every message completes the sentence "evenkeel:tier is "x"; …": what is allowed, as an instruction.
 */
const oneOf = <Value extends string>(values: Readonly<Record<string, Value>>) => {
    const list = Object.values(values);
    return z.enum(list, { error: `use ${list.slice(0, -1).join(", ")} or ${list.at(-1)}` });
};

const wholeNumber = (lowest: number, highest: number) => {
    const error = `use a whole number from ${lowest} to ${highest}`;
    return z.int({ error }).min(lowest, { error }).max(highest, { error });
};

const matching = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, { error });

const listOf = <Item extends z.ZodType>(item: Item, error: string) => z.array(item, { error });

/** Characters that every AWS service takes in a tag value; 256 of them at most, one at least. */
const tagValue = /^[\p{L}\p{N} _.:/=+@-]{1,256}$/u;

const web = z.strictObject(
    {
        instanceType: matching(
            /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
            'use an EC2 instance type such as "t3.small"',
        ).optional(),
        minSize: wholeNumber(1, 100).optional(),
        maxSize: wholeNumber(1, 100).optional(),
    },
    { error: "use an object with instanceType, minSize and maxSize, all of them optional" },
);

const database = z.strictObject(
    {
        engine: oneOf(DatabaseEngine).optional(),
        version: matching(/^\d+(\.\d+)?$/, 'use a major version in quotation marks, such as "17" or "8.4"').optional(),
        instanceClass: matching(
            /^db\.[a-z0-9-]+\.[a-z0-9-]+$/,
            'use an RDS instance class such as "db.m7g.large"',
        ).optional(),
        allocatedStorage: wholeNumber(20, 65_536).optional(),
        maxAllocatedStorage: wholeNumber(0, 65_536).optional(),
        /** Whether a newer major version may be given. */
        allowMajorVersionUpgrade: z.boolean({ error: "use true or false" }).optional(),
    },
    {
        error: "use an object with engine, version, instanceClass, allocatedStorage, maxAllocatedStorage and allowMajorVersionUpgrade, all of them optional",
    },
);

/** 65,536 addresses: the largest block that one organisation usually has. */
const widestAdministration = 16;

const costs = z.strictObject(
    {
        /** What the account may cost in a calendar month. */
        monthlyBudgetUsd: wholeNumber(1, 10_000_000),
        /** The account's monitor of unusual spending, where it has one: there can be one only. */
        anomalyMonitorArn: matching(
            /^arn:aws[a-z-]*:ce::\d{12}:anomalymonitor\/[\w-]+$/,
            'use the ARN of a cost anomaly monitor, such as "arn:aws:ce::111122223333:anomalymonitor/0a1b2c3d"',
        ).optional(),
        /** Whether unusual spending is told of, with a monitor that this stack makes where none is named. @default with anomalyMonitorArn only */
        watchAnomalies: z.boolean({ error: "use true or false" }).optional(),
    },
    {
        error: "use an object with monthlyBudgetUsd and, where the account has a monitor, anomalyMonitorArn, or else watchAnomalies",
    },
);

const manager = z.strictObject(
    {
        /** Networks of those who administer. Everybody is refused: behind its log-in are the buttons that delete all data. */
        allowFrom: listOf(
            z
                .cidrv4({ error: 'use an address range such as "203.0.113.0/24"' })
                .refine((range) => Number(range.split("/")[1]) >= widestAdministration, {
                    error: `use the ranges of those who administer, /${widestAdministration} or smaller, such as "203.0.113.0/24"`,
                }),
            'use a list of address ranges such as ["203.0.113.0/24"]',
        ).min(1, { error: 'name at least one address range such as "203.0.113.0/24", or remove the key' }),
    },
    { error: 'use an object with allowFrom, such as {"allowFrom": ["203.0.113.0/24"]}' },
);

const sharedCache = z.strictObject(
    {
        /** Of each node; the component's own default where it is not named. */
        nodeType: matching(
            /^cache\.[a-z0-9-]+\.[a-z0-9-]+$/,
            'use an ElastiCache node type such as "cache.t4g.small"',
        ).optional(),
    },
    { error: 'use an object with nodeType, which is optional: {} or {"nodeType": "cache.t4g.small"}' },
);

const host = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}";

const timeZone = z.string().refine(isTimeZone, { error: 'use a time zone such as "Europe/Berlin"' });

const uptime = z.strictObject(
    {
        /** Whose weeks are reported. @default UTC */
        timeZone: timeZone.optional(),
        /** Per cent of a week's minutes that are to be good. @default 99.95 */
        goalPercent: z
            .number({ error: "use a number from 90 to 99.99" })
            .min(90, { error: "use a number from 90 to 99.99" })
            .max(99.99, { error: "use a number from 90 to 99.99" })
            .multipleOf(0.001, { error: "use at most three decimals, such as 99.95" })
            .optional(),
    },
    { error: 'use an object with timeZone and goalPercent, both optional: {} or {"timeZone": "Europe/Berlin"}' },
);

const mailAddress = 'use an e-mail address such as "shifts@example.com"';
const notices = z.strictObject(
    {
        /** Whom mails come from; SES has verified the address or its domain. */
        sender: z.email({ error: mailAddress }),
        /** Name beside it that mailboxes show. @default "Shifts" */
        senderName: matching(
            /^[\w .,'&()-]{1,60}$/,
            "use at most 60 letters of ASCII, digits, blanks and . , ' & ( ) -",
        ).optional(),
        /** SES configuration set that mails are sent with. @default the identity's own, where it has one */
        configurationSet: matching(/^[\w-]{1,64}$/, "use the name of a configuration set of SES").optional(),
        /** Who reads the answers, and who is asked for no more mails. */
        replyTo: z.email({ error: mailAddress }),
        /** SES contact list with a topic "shifts", by which people unsubscribe. @default by a mail to replyTo */
        contactList: matching(/^[\w-]{1,64}$/, "use the name of a contact list of SES").optional(),
        /** Whether people who ask for it are told by SMS too. @default false */
        textMessages: z.boolean({ error: "use true or false" }).optional(),
    },
    {
        error: "use an object with sender and replyTo, and senderName, contactList, configurationSet and textMessages where wanted",
    },
);

const secretArn = matching(
    /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/,
    'use the ARN of a secret, such as "arn:aws:secretsmanager:eu-west-1:111122223333:secret:vendor-key-a1b2c3"',
);
const vendorRegion = oneOf({ UnitedStates: "us", Europe: "eu" });

const newRelic = z.strictObject(
    {
        /** Secret with the licence key, encrypted with AWS's own key for secrets. */
        licenseKeySecretArn: secretArn,
        /** Where the account is. @default us */
        region: vendorRegion.optional(),
    },
    { error: "use an object with licenseKeySecretArn, and region where the account is in Europe" },
);

const pagerDuty = z.strictObject(
    {
        /** Secret with the integration key of a service of PagerDuty, encrypted with AWS's own key for secrets. */
        routingKeySecretArn: secretArn,
        /** Where the account is. @default us */
        region: vendorRegion.optional(),
    },
    { error: "use an object with routingKeySecretArn, and region where the account is in Europe" },
);

const personName = matching(/^[a-z][a-z0-9-]{0,30}$/, "use a name of lower-case letters, digits and dashes");

/** What this project's own keys may hold. */
const projectKeys = z.strictObject({
    /** Which {@link presets} apply. */
    tier: oneOf(Tier),
    /** Who answers for the environment: the `Owner` tag on everything. */
    owner: matching(tagValue, "use the name of a team or person: 1 to 256 letters, digits, spaces or _ . : / = + - @"),
    /**
     * Networks that may reach the load balancer. Never guessed: who may reach a system is decided by who runs it.
     */
    allowFrom: listOf(
        z.cidrv4({
            error: 'use an address range such as "203.0.113.0/24", or "0.0.0.0/0" for everybody',
        }),
        'use a list of address ranges such as ["203.0.113.0/24"], or ["0.0.0.0/0"] for everybody',
    ).min(1, { error: 'name at least one address range such as "203.0.113.0/24", or "0.0.0.0/0" for everybody' }),
    /** Availability zones. @default the first two or three of the region, by tier */
    zones: listOf(
        matching(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'use an availability zone such as "eu-west-1a"'),
        'use a list of availability zones such as ["eu-west-1a", "eu-west-1b"]',
    )
        .min(2, { error: "name at least two zones: the load balancer and the database need them" })
        .optional(),
    /**
     * Where alarms are sent: e-mail addresses by a name of your choice, which resources are called by. May be a secret.
     * @default nobody, which prod refuses
     */
    alertEmails: z
        .record(personName, z.email({ error: 'use an e-mail address such as "team@example.com"' }), {
            error: 'use e-mail addresses by name, such as {"on-call": "team@example.com"}',
        })
        .optional(),
    /**
     * Telephones that get an SMS when somebody has to get up, by a name of your choice. May be a secret.
     * @default nobody
     */
    alertPhones: z
        .record(
            personName,
            matching(/^\+[1-9]\d{6,14}$/, 'use a number with the code of its country, such as "+441632960000"'),
            { error: 'use telephone numbers by name, such as {"on-call-phone": "+441632960000"}' },
        )
        .optional(),
    /** Opens incidents in PagerDuty for what somebody has to get up for. @default nobody is paged */
    pagerDuty: pagerDuty.optional(),
    /** Certificate in ACM; with it the site speaks HTTPS. @default plain HTTP, which prod refuses */
    certificateArn: matching(
        /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
        'use the ARN of a certificate, such as "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d"',
    ).optional(),
    /** Name by which visitors find the site, and which the certificate is for; its record in the DNS is made by hand. @default none, without a certificate */
    siteName: matching(new RegExp(`^${host}$`), 'use a name such as "www.example.com"').optional(),
    /** Says that prod may go without a certificate. @default false */
    plainHttp: z.boolean({ error: "use true or false" }).optional(),
    /** Whether the database, the files and the load balancer refuse to be deleted. @default true for prod */
    deletionProtection: z.boolean({ error: "use true or false" }).optional(),
    /** Tells the topic for cost what the account spends. Set it in one stack of an account. @default nobody is told */
    costs: costs.optional(),
    database: database.optional(),
    /** Deploys the manager of the image application's caches, on an instance of its own. @default no manager */
    manager: manager.optional(),
    /** Gives the image application a cache that its nodes share, asked before S3. @default each node has its own cache only */
    sharedCache: sharedCache.optional(),
    /** Asks the site from outside, reports on each week, and tells how fast the error budget burns. @default nobody asks */
    uptime: uptime.optional(),
    /** Tells administrators of scaling in words, and people of their new shifts. @default scaling is told as AWS says it, and shifts to nobody */
    notices: notices.optional(),
    /**
     * Turns away what the firewall and the traffic analyser only count and tell of otherwise: read both for a week before.
     * @default false
     */
    blockAttackers: z.boolean({ error: "use true or false" }).optional(),
    /** Addresses that many people share, or that watch the site: neither firewall nor traffic analyser takes them for attackers. @default none */
    neverBlock: listOf(
        z.cidrv4({ error: 'use an address range such as "203.0.113.0/24"' }),
        'use a list of address ranges such as ["203.0.113.0/24"]',
    ).optional(),
    /** Has the health guardian say in its log what it would do, and do nothing. @default false */
    guardianDryRun: z.boolean({ error: "use true or false" }).optional(),
    /** Hands alerts and metrics to New Relic. @default New Relic gets nothing */
    newRelic: newRelic.optional(),
    web: web.optional(),
});

/** What the provider's keys may hold. The program makes its provider itself, so a key that is not listed here would have no effect. */
const awsKeys = z.strictObject({
    // China has other host names, which the instances don't know.
    region: matching(/^(?!cn-)[a-z]{2}(-[a-z]+)+-\d$/, 'use a region such as "eu-west-1", outside China'),
    /** Profile of the AWS configuration files. @default the environment's credentials */
    profile: matching(/^.+$/, "use the name of a profile").optional(),
    /** Accounts that may be deployed to; any other is refused. @default any */
    allowedAccountIds: listOf(
        matching(/^\d{12}$/, 'use account ids of twelve digits in quotation marks, such as "111122223333"'),
        'use a list of account ids such as ["111122223333"]',
    ).optional(),
});

/** The project's own configuration, each key right by itself. */
export type ProjectValues = z.infer<typeof projectKeys>;

/** The provider's configuration, each key right by itself. */
export type AwsValues = z.infer<typeof awsKeys>;

/** The schema of the project's own namespace. */
export const projectSchema: NamespaceSchema<ProjectValues> = {
    whole: projectKeys,
    partial: projectKeys.partial(),
    secretKeys: ["alertEmails", "alertPhones"],
};

/** The schema of the provider's namespace. */
export const awsSchema: NamespaceSchema<AwsValues> = { whole: awsKeys, partial: awsKeys.partial(), secretKeys: [] };
