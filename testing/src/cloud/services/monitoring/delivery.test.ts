import { expect } from "chai";
import type { InputValue } from "../../inputs.js";
import { existing, itJudges, itJudgesInSituations, modelOf, outputsOf } from "../shared/fixtures.test.js";
import { models } from "./delivery.js";

describe("a simulated delivery of logs", () => {
    const invalid = "ValidationException";
    const distributionArn = "arn:aws:cloudfront::123456789012:distribution/E1";
    const distribution = existing("aws:cloudfront/distribution:Distribution", "E1", { arn: distributionArn });

    describe("its source", () => {
        const source = modelOf(models, "aws:cloudwatch/logDeliverySource:LogDeliverySource");
        const good = { name: "site", logType: "ACCESS_LOGS", resourceArn: distributionArn, region: "us-east-1" };
        itJudges(source, good, [
            { what: "a name of 61 characters", change: { name: "s".repeat(61) }, code: invalid },
            { what: "a name with a dot", change: { name: "my.site" }, code: invalid },
            { what: "a distribution by its id", change: { resourceArn: "E1" }, code: invalid },
            { what: "logs that CloudFront has not", change: { logType: "EVENT_LOGS" }, code: invalid },
            { what: "CloudFront in another region", change: { region: "eu-west-1" }, code: invalid },
        ]);
        itJudgesInSituations(source, good, [
            { what: "of a distribution that exists", exists: [distribution] },
            { what: "of one that does not exist", exists: [], code: "ResourceNotFoundException" },
            {
                what: "of something else",
                change: { resourceArn: "arn:aws:ses:eu-west-1:123456789012:identity/a" },
                exists: [],
            },
        ]);

        it("knows the service", () => {
            expect(outputsOf(source, good)).to.deep.equal({
                id: "site",
                arn: "arn:aws:logs:eu-west-1:123456789012:delivery-source:site",
                service: "cloudfront",
            });
        });
    });

    describe("its destination", () => {
        const destination = modelOf(models, "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination");
        const to = (destinationResourceArn: string): { deliveryDestinationConfiguration: InputValue } => ({
            deliveryDestinationConfiguration: { destinationResourceArn },
        });
        const good = { name: "logs", ...to("arn:aws:s3:::logs/site"), outputFormat: "w3c" };
        itJudges(destination, good, [
            { what: "a name of 61 characters", change: { name: "l".repeat(61) }, code: invalid },
            { what: "a bucket by its name", change: to("logs"), code: invalid },
            { what: "an unknown format", change: { outputFormat: "csv" }, code: invalid },
            { what: "an unknown type", change: { deliveryDestinationType: "SNS" }, code: invalid },
            { what: "no place", change: { deliveryDestinationConfiguration: null }, code: invalid },
        ]);

        it("knows its type by the ARN", () => {
            expect(outputsOf(destination, good).deliveryDestinationType).to.equal("S3");
        });
    });

    describe("between the two", () => {
        const delivery = modelOf(models, "aws:cloudwatch/logDelivery:LogDelivery");
        const good = { deliverySourceName: "site", deliveryDestinationArn: "arn", fieldDelimiter: "," };
        itJudges(delivery, good, [
            { what: "a delimiter of 6 characters", change: { fieldDelimiter: "------" }, code: invalid },
            { what: "129 fields", change: { recordFields: Array(129).fill("date") }, code: invalid },
        ]);
    });
});
