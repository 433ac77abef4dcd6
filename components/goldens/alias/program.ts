import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Dashboard } from "../../src/index.js";

/** Whose child the page is. */
export type Step = "own" | "adopted" | "adopted without an alias";

const step = new pulumi.Config().require<Step>("step");
const dashboardName = "overview";

/** As in the platform of this repository, whose page was the program's own before there was the component. */
const keepPage: pulumi.ResourceTransformation = ({ type, props, opts }) =>
    type === "aws:cloudwatch/dashboard:Dashboard"
        ? { props, opts: { ...opts, aliases: [{ name: "page", parent: pulumi.rootStackResource }] } }
        : undefined;

if (step === "own") {
    new aws.cloudwatch.Dashboard("page", { dashboardName, dashboardBody: JSON.stringify({ widgets: [] }) });
} else {
    const topics = { health: "arn:aws:sns:eu-west-1:123456789012:health" };
    const transformations = step === "adopted" ? [keepPage] : [];
    new Dashboard("overview", { dashboardName, topics }, { transformations });
}
