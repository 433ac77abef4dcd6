import * as pulumi from "@pulumi/pulumi";

type OneOrMore = pulumi.Input<string> | pulumi.Input<string>[];

/** One statement of an IAM policy, in the words of AWS's own language, whose parts may be outputs. */
export interface PolicyStatement {
    Sid?: string;
    Effect: "Allow" | "Deny";
    Principal?: Record<string, OneOrMore>;
    Action: string | string[];
    Resource: OneOrMore;
    /** Operator, then condition key, then value: `{ StringEquals: { "aws:SourceAccount": account } }`. */
    Condition?: Record<string, Record<string, OneOrMore>>;
}

/**
 * An IAM policy document as JSON. Made in the program rather than by `aws.iam.getPolicyDocument`, which asks the provider for what is only
 * text, and so would be unknown wherever one of its parts is.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyDocument(statements: PolicyStatement[]): pulumi.Output<string> {
    return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** The trust policy of a role that only `service` can take, and only on behalf of what `condition` names. */
export function serviceTrust(service: string, condition?: PolicyStatement["Condition"]): pulumi.Output<string> {
    return pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: service },
                Action: "sts:AssumeRole",
                ...(condition === undefined ? {} : { Condition: condition }),
            },
        ],
    });
}

/** Refuses everybody who does not come over TLS, the owner included. */
export function denyWithoutTls(action: string, resource: OneOrMore): PolicyStatement {
    return {
        Sid: "DenyWithoutTls",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: action,
        Resource: resource,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}
