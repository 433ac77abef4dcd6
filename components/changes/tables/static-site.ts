import { FrameOption, PriceClass, StaticSite, type StaticSiteArgs } from "../../src/index.js";

import { table } from "../change.js";
import type { Surroundings } from "../surroundings.js";

/** The site has a name of its own, which no other distribution may have. */
const named = ({ edgeCertificates, zones }: Surroundings, name: string): Partial<StaticSiteArgs> => ({
    domainNames: [`${name}.example.com`],
    certificateArn: edgeCertificates.one,
    hostedZoneId: zones.one,
});

export const staticSiteChanges = table<StaticSiteArgs>({
    standard: ({ edgeTopics }) => ({ alarmTopicArn: edgeTopics.one, forceDestroy: true }),
    create: (name, args) => void new StaticSite(name, args),
    rows: [
        {
            what: "the site finds its pages itself",
            after: { singlePageApplication: true },
            operations: { distribution: "update" },
        },
        {
            what: "another page is shown for what is not there",
            before: { notFoundPage: "404.html" },
            after: { notFoundPage: "missing.html" },
            operations: { distribution: "update" },
        },
        {
            what: "the site gets a name of its own",
            after: named,
            operations: {
                "alias-row2.example.com-a": "create",
                "alias-row2.example.com-aaaa": "create",
                distribution: "update",
            },
        },
        {
            what: "the site gets one more name",
            before: named,
            after: (surroundings, name) => ({
                ...named(surroundings, name),
                domainNames: [`${name}.example.com`, `www.${name}.example.com`],
            }),
            operations: {
                "alias-www.row3.example.com-a": "create",
                "alias-www.row3.example.com-aaaa": "create",
                distribution: "update",
            },
        },
        {
            what: "the site gets another name",
            before: named,
            after: (surroundings, name) => ({
                ...named(surroundings, name),
                domainNames: [`other-${name}.example.com`],
            }),
            operations: {
                "alias-other-row4.example.com-a": "create",
                "alias-other-row4.example.com-aaaa": "create",
                "alias-row4.example.com-a": "delete",
                "alias-row4.example.com-aaaa": "delete",
                distribution: "update",
            },
        },
        {
            what: "its names have another certificate",
            before: named,
            after: (surroundings, name) => ({
                ...named(surroundings, name),
                certificateArn: surroundings.edgeCertificates.other,
            }),
            operations: { distribution: "update" },
        },
        {
            what: "its names are kept in another zone",
            before: named,
            after: (surroundings, name) => ({ ...named(surroundings, name), hostedZoneId: surroundings.zones.other }),
            operations: { "alias-row6.example.com-a": "replace", "alias-row6.example.com-aaaa": "replace" },
        },
        {
            what: "browsers may load less, and other sites may show it",
            after: { contentSecurityPolicy: "default-src 'self'", frameOption: FrameOption.SameOrigin },
            operations: { headers: "update" },
        },
        {
            what: "it is served from fewer parts of the world",
            after: { priceClass: PriceClass.Cheapest },
            operations: { distribution: "update" },
        },
        {
            what: "a firewall comes before it",
            after: ({ edgeFirewalls }) => ({ webAclArn: edgeFirewalls.one }),
            operations: { distribution: "update" },
        },
        {
            what: "another firewall comes before it",
            before: ({ edgeFirewalls }) => ({ webAclArn: edgeFirewalls.one }),
            after: ({ edgeFirewalls }) => ({ webAclArn: edgeFirewalls.other }),
            operations: { distribution: "update" },
        },
        {
            what: "visits are logged",
            after: ({ logs }) => ({ accessLogBucketArn: logs.arns.one }),
            operations: { "log-delivery": "create", "log-source": "create", "log-target": "create" },
        },
        {
            what: "the log of visits moves to another bucket",
            before: ({ logs }) => ({ accessLogBucketArn: logs.arns.one }),
            after: ({ logs }) => ({ accessLogBucketArn: logs.arns.other }),
            operations: { "log-target": "update" },
        },
        {
            what: "visits are logged no more",
            before: ({ logs }) => ({ accessLogBucketArn: logs.arns.one }),
            after: {},
            operations: { "log-delivery": "delete", "log-source": "delete", "log-target": "delete" },
        },
        {
            what: "old versions are kept for longer",
            after: { keepOldVersionsDays: 400 },
            operations: { lifecycle: "update" },
        },
        {
            what: "the files may go with the site no more",
            after: { forceDestroy: false },
            operations: { bucket: "update" },
        },
        {
            what: "another topic is told",
            after: ({ edgeTopics }) => ({ alarmTopicArn: edgeTopics.other }),
            operations: { "server-errors": "update" },
        },
        {
            what: "the alarm rings later",
            after: { alarms: { "server-errors": { threshold: 10 } } },
            operations: { "server-errors": "update" },
        },
        {
            what: "tags",
            before: named,
            after: (surroundings, name) => ({ ...named(surroundings, name), tags: { Team: "web" } }),
            operations: { bucket: "update", distribution: "update", "server-errors": "update" },
        },
    ],
});
