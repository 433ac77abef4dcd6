import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:kms/key:Key";
const fix = "name the principals, or demand kms:CallerAccount or aws:PrincipalOrgID";
const statement = (principal: WireValue, more: WireProperties = {}): WireProperties => ({
    Effect: "Allow",
    Principal: principal,
    Action: "kms:*",
    Resource: "*",
    ...more,
});
const text = (...statements: WireProperties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
const key = (policy: WireValue): TestResource => ({ type, name: "data", props: { policy } });
const account = statement({ AWS: "arn:aws:iam::111122223333:root" });
const everybody = statement({ AWS: "*" });
const open = (number: number): string => `${type} "data": policy lets in everybody (statement ${number}); ${fix}.`;
const only = (operator: string, name: string, value: WireValue): WireProperties =>
    statement("*", { Condition: { [operator]: { [name]: value } } });

export const cases: RuleCases = {
    good: complies(key(text(account))),
    bad: violates(open(1), key(text(everybody))),
    unknown: undecided(
        `${type} "data": policy is not known yet, or no policy; write it as a policy document.`,
        key(unknown),
    ),
    secret: violates(open(2), key(secret(text(account, everybody)))),
    missing: complies(key(null)),
    more: {
        "passes everybody of one account or organization": complies(
            key(text(only("StringEquals", "kms:CallerAccount", "111122223333"))),
            key(text(only("StringEquals", "aws:PrincipalOrgID", ["o-a1b2c3"]))),
        ),
        "does not take a condition on the service for one on the caller": violates(
            open(1),
            key(text(only("StringEquals", "kms:ViaService", "s3.eu-central-1.amazonaws.com"))),
        ),
        "does not take an account of any number": violates(
            open(1),
            key(text(only("StringLike", "kms:CallerAccount", "*"))),
        ),
        "judges a policy that is an object, and one that is a resource of its own": violates(
            `aws:kms/keyPolicy:KeyPolicy "data": policy lets in everybody (statement 1); ${fix}.`,
            { type: "aws:kms/keyPolicy:KeyPolicy", name: "data", props: { policy: { Statement: everybody } } },
        ),
        "passes a denial of everybody": complies(key(text(account, { ...everybody, Effect: "Deny" }))),
        "cannot judge what is no policy": undecided(
            `${type} "data": policy is not known yet, or no policy; write it as a policy document.`,
            key("{"),
        ),
    },
};
