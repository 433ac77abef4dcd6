import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:lambda/resourcePolicy:ResourcePolicy";
const functionArn = "arn:aws:lambda:eu-central-1:111122223333:function:orders";
const statement = (props: WireProperties): WireProperties => ({
    Effect: "Allow",
    Action: "lambda:InvokeFunction",
    Resource: functionArn,
    ...props,
});
const text = (...statements: WireProperties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
const policy = (value: WireValue): TestResource => ({
    type,
    name: "orders",
    props: { resourceArn: functionArn, policy: value },
});
const everybody = `${type} "orders": policy lets in everybody (statement 1); name who may call the function.`;
const service = `${type} "orders": policy lets in a service that calls for any account (statement 1); demand aws:SourceAccount of it, or aws:SourceArn if it is not S3.`;
const bucket = { ArnLike: { "aws:SourceArn": "arn:aws:s3:::media" } };

export const cases: RuleCases = {
    good: complies(policy(text(statement({ Principal: { AWS: "444455556666" } })))),
    bad: violates(everybody, policy(text(statement({ Principal: { AWS: "*" } })))),
    unknown: undecided(
        `${type} "orders": policy is not known yet, or no policy; write it as a policy document.`,
        policy(unknown),
    ),
    secret: violates(everybody, policy(secret(text(statement({ Principal: "*" }))))),
    missing: complies(policy(null)),
    more: {
        "passes everybody of one organization": complies(
            policy(
                text(
                    statement({
                        Principal: "*",
                        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } },
                    }),
                ),
            ),
        ),
        "does not take a condition that everybody meets": violates(
            everybody,
            policy(
                text(
                    statement({
                        Principal: "*",
                        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/caller" } },
                    }),
                ),
            ),
        ),
        "stops a service without a source": violates(
            service,
            policy(text(statement({ Principal: { Service: "sns.amazonaws.com" } }))),
        ),
        "stops S3 with a source but no account": violates(
            service,
            policy(text(statement({ Principal: { Service: "s3.amazonaws.com" }, Condition: bucket }))),
        ),
        "passes S3 with an account": complies(
            policy(
                text(
                    statement({
                        Principal: { Service: "s3.amazonaws.com" },
                        Condition: { ...bucket, StringEquals: { "aws:SourceAccount": "111122223333" } },
                    }),
                ),
            ),
        ),
        "passes a denial of everybody": complies(policy(text({ ...statement({ Principal: "*" }), Effect: "Deny" }))),
    },
};
