import { Dashboard } from "@evenkeel/components";

// What was made elsewhere is named as metrics name it.
const overview = new Dashboard("overview", {
    dashboardName: "legacy-prod",
    webTiers: {
        legacy: {
            loadBalancerArnSuffix: "app/legacy/50dc6c495c0c9188",
            targetGroupArnSuffix: "targetgroup/legacy/73e2d6bc24d8a067",
            autoScalingGroupName: "legacy-web",
        },
    },
    databases: { legacy: { instanceIdentifier: "legacy" } },
    topics: { "on call": "arn:aws:sns:eu-west-1:123456789012:on-call" },
    alarmArns: ["arn:aws:cloudwatch:eu-west-1:123456789012:alarm:legacy-cpu"],
});

export const url = overview.url;
