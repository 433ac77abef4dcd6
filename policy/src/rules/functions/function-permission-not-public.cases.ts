import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lambda/permission:Permission";
const topic: TestResource = { type: "aws:sns/topic:Topic", name: "orders", props: { arn: unknown } };
const permission = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "call",
    props: { action: "lambda:InvokeFunction", function: "handler", ...props },
    dependsOn,
});
const service = `${type} "call": principal is a service that calls for any account`;

export const cases: RuleCases = {
    good: complies(
        topic,
        permission({ principal: "sns.amazonaws.com", sourceArn: unknown }, { sourceArn: ["orders"] }),
    ),
    bad: violates(`${service}; set sourceAccount or sourceArn.`, topic, permission({ principal: "sns.amazonaws.com" })),
    unknown: undecided(
        `${type} "call": principal is not known yet; write it as a plain value.`,
        permission({ principal: unknown }, { principal: [] }),
    ),
    secret: violates(
        `${type} "call": principal is everybody; set sourceArn or sourceAccount or principalOrgId.`,
        permission({ principal: secret("*") }),
    ),
    missing: complies(permission({})),
    more: {
        "passes everybody of one organization": complies(permission({ principal: "*", principalOrgId: "o-a1b2c3" })),
        "passes a role or an account": complies(
            permission({ principal: "111122223333" }),
            { ...permission({ principal: unknown }, { principal: ["orders"] }), name: "other" },
            topic,
        ),
        "does not take a bucket without its account": violates(
            `${service}; set sourceAccount.`,
            permission({ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::media" }),
        ),
        "takes a bucket with its account": complies(
            permission({ principal: "s3.amazonaws.com", sourceArn: unknown, sourceAccount: "111122223333" }),
        ),
        "cannot tell what a source is that comes from nowhere": undecided(
            `${type} "call": sourceArn is not known yet; set sourceAccount or sourceArn.`,
            permission({ principal: "events.amazonaws.com", sourceArn: unknown }, { sourceArn: [] }),
        ),
        "takes an empty source for none": violates(
            `${service}; set sourceAccount or sourceArn.`,
            permission({ principal: "events.amazonaws.com", sourceArn: "" }),
        ),
        "does not take a source of any account": violates(
            `${service}; set sourceAccount or sourceArn.`,
            permission({ principal: "sns.amazonaws.com", sourceArn: "arn:aws:sns:*:*:*" }),
        ),
        "does not take a source that is anything": violates(
            `${service}; set sourceAccount or sourceArn.`,
            permission({ principal: "events.amazonaws.com", sourceArn: "*" }),
        ),
        "does not take everybody from anywhere": violates(
            `${type} "call": principal is everybody; set sourceArn or sourceAccount or principalOrgId.`,
            permission({ principal: "*", sourceArn: "*" }),
        ),
        "does not take S3 for any account": violates(
            `${service}; set sourceAccount.`,
            permission({ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::media", sourceAccount: "*" }),
        ),
        "takes any source of one account": complies(
            permission({ principal: "events.amazonaws.com", sourceArn: "arn:aws:events:*:111122223333:rule/*" }),
        ),
    },
};
