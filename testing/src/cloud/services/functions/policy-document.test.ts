import { expect } from "chai";
import { policyDocument } from "./policy-document.js";
import { Inputs, type InputValue } from "../../inputs.js";
import { cloudOf, place } from "../shared/fixtures.test.js";

const here = { ...place, defaultTags: {} };

function render(values: Record<string, InputValue>): string {
    return String(policyDocument.call(new Inputs(values), here, cloudOf([]))["json"]);
}

describe("getPolicyDocument", () => {
    it("writes what the provider writes: order, indentation, one value alone and several sorted backwards", () => {
        const statements = [
            {
                sid: "Read",
                actions: ["s3:GetObject", "s3:ListBucket"],
                resources: ["arn:aws:s3:::b"],
                principals: [
                    { type: "Service", identifiers: ["b.amazonaws.com", "c.amazonaws.com"] },
                    { type: "AWS", identifiers: ["*"] },
                ],
                conditions: [
                    { test: "StringLike", variable: "aws:b", values: ["2", "1"] },
                    { test: "Bool", variable: "aws:SecureTransport", values: ["true"] },
                ],
            },
        ];

        expect(render({ statements })).to.equal(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": [
        "s3:ListBucket",
        "s3:GetObject"
      ],
      "Resource": "arn:aws:s3:::b",
      "Principal": {
        "AWS": "*",
        "Service": [
          "c.amazonaws.com",
          "b.amazonaws.com"
        ]
      },
      "Condition": {
        "Bool": {
          "aws:SecureTransport": "true"
        },
        "StringLike": {
          "aws:b": [
            "2",
            "1"
          ]
        }
      }
    }
  ]
}`);
    });

    it("writes everybody as one star, and variables as IAM reads them", () => {
        const statements = [
            {
                effect: "Deny",
                actions: ["*"],
                resources: ["arn:aws:s3:::b/&{aws:username}"],
                principals: [{ type: "*", identifiers: ["*"] }],
            },
        ];
        const [statement] = JSON.parse(render({ statements })).Statement;

        expect(statement).to.deep.equal({
            Effect: "Deny",
            Action: "*",
            Resource: "arn:aws:s3:::b/${aws:username}",
            Principal: "*",
        });
    });

    it("puts source documents before its own statements and lets overrides replace by sid", () => {
        const document = (...sids: string[]): string =>
            JSON.stringify({ Statement: sids.map((Sid) => ({ Sid, Effect: "Deny", Action: "s3:*", Resource: "*" })) });
        const merged = JSON.parse(
            render({
                sourcePolicyDocuments: [document("A", "B")],
                statements: [{ sid: "C", actions: ["s3:GetObject"], resources: ["*"] }],
                overridePolicyDocuments: [document("C")],
            }),
        );

        expect(
            merged.Statement.map(
                (statement: { Sid: string; Effect: string }) => `${statement.Sid} ${statement.Effect}`,
            ),
        ).to.deep.equal(["A Deny", "B Deny", "C Deny"]);
    });

    it("refuses two statements of one sid and documents that are no JSON", () => {
        const codes = (values: Record<string, InputValue>): number =>
            (policyDocument.refuse?.(new Inputs(values), cloudOf([])) ?? []).filter((refusal) => refusal !== false)
                .length;

        expect(codes({ statements: [{ sid: "A" }, { sid: "A" }] })).to.equal(1);
        expect(codes({ sourcePolicyDocuments: ["{"] })).to.equal(1);
        expect(codes({ statements: [{ sid: "" }, {}] })).to.equal(0);
    });
});
