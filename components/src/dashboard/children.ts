import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a Dashboard is made with, by its role: see `childTransforms`. */
export interface DashboardChildren {
    page: aws.cloudwatch.DashboardArgs;
}

export const dashboardChildren: ChildRoles<DashboardChildren> = {
    page: { type: "aws:cloudwatch/dashboard:Dashboard", suffix: "page" },
};
