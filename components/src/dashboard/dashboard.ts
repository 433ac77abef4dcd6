import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { DashboardArgs } from "./args.js";
import { dashboardChildren, type DashboardChildren } from "./children.js";
import { layOut } from "./layout.js";
import { resolveSettings } from "./settings.js";

/**
 * One page over whatever it is given: what visitors of web tiers are promised and get, what instances, databases, caches and files have left, and which
 * alarms ring.
 *
 * What is left of an error budget is counted over the range that a person chooses on the page: a week there is a budget for that week.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 */
export class Dashboard extends pulumi.ComponentResource {
    /** Where the page is in the AWS console. */
    public readonly url: pulumi.Output<string>;
    /** Name of the page in the account. */
    public readonly dashboardName: pulumi.Output<string>;
    /** ARN of the page. */
    public readonly dashboardArn: pulumi.Output<string>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: DashboardArgs, opts?: ComponentOptions<DashboardChildren>) {
        const transformed = withChildTransforms("Dashboard", name, dashboardChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:Dashboard", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const region = pulumi.output(settings.region ?? aws.getRegionOutput({}, { parent: this }).region);

        const page = new aws.cloudwatch.Dashboard(
            `${name}-page`,
            {
                dashboardName: settings.dashboardName,
                dashboardBody: pulumi.jsonStringify({ widgets: layOut(settings, region) }),
            },
            { parent: this },
        );

        this.dashboardName = page.dashboardName;
        this.dashboardArn = page.dashboardArn;
        this.url = addressOf(region, page.dashboardName);
        transformed.assertUsed();
        this.registerOutputs({
            url: this.url,
            dashboardName: this.dashboardName,
            dashboardArn: this.dashboardArn,
        });
    }
}

function addressOf(region: pulumi.Output<string>, dashboardName: pulumi.Output<string>): pulumi.Output<string> {
    const host = region.apply((known) => `${known}.console.${consoleDomain(known)}`);
    return pulumi.interpolate`https://${host}/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboardName}`;
}

/** Regions of other partitions have consoles of their own. */
function consoleDomain(region: string): string {
    if (region.startsWith("cn-")) return "amazonaws.cn";
    return region.startsWith("us-gov-") ? "amazonaws-us-gov.com" : "aws.amazon.com";
}
